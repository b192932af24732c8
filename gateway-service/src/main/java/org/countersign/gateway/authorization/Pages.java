package org.countersign.gateway.authorization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Writes the few pages that citizens see here: plain HTML with the look of all screens, both languages, and nothing that a browser may keep. The one script changes language and
 * size; without it everything works.
 */
public final class Pages {
    /** No frame, no outside source. Without form-action: browsers would apply it to the redirect into the wallet. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /**
     * Writes one page.
     *
     * @param title Chinese and English, already safe, as all of {@code body}
     */
    public static void write(HttpServletResponse response, HttpStatus status, String title, String body)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        var page = """
                <!doctype html>
                <html lang="zh-CN" data-lang="both">
                <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title>
                <link rel="icon" href="data:,"><link rel="stylesheet" href="/screens/screen.css"><script type="module" src="/screens/switches.js"></script>
                </head>
                <body>
                <header class="bar narrow"><span class="mark"><span lang="zh">电子证照</span><span lang="en">Certificates</span></span><div class="end" id="switches"></div></header>
                <main class="page narrow">
                %s
                </main>
                </body>
                </html>
                """.formatted(title, body);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    /** The same in both languages; which of them is seen is the reader's choice. */
    public static String both(String zh, String en) {
        return "<span lang=\"zh\">%s</span><span lang=\"en\">%s</span>".formatted(zh, en);
    }
}
