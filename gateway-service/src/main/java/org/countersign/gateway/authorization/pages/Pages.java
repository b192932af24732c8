package org.countersign.gateway.authorization.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Writes the few pages that citizens see here: plain HTML, large type, both languages, no script, and nothing that a browser may keep. */
public final class Pages {
    private static final String STYLE = """
            body{font:1.25rem/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#111;background:#fff;margin:0}
            main{max-width:34rem;margin:0 auto;padding:1.5rem}
            h1{font-size:1.75rem;line-height:1.3;margin:.5rem 0}
            .en{display:block;font-size:1.1rem;color:#333}
            label{display:block;margin:1.2rem 0 .3rem;font-weight:600}
            input{font:inherit;width:100%;box-sizing:border-box;padding:.7rem;border:2px solid #444;border-radius:.4rem}
            button{font:inherit;font-weight:600;width:100%;margin-top:1rem;padding:.9rem;border-radius:.4rem;border:2px solid #0b4a8f;background:#0b4a8f;color:#fff}
            button.second{background:#fff;color:#0b4a8f}
            :focus-visible{outline:4px solid #f5a300;outline-offset:2px}
            .notice{border:3px solid #9a3b00;background:#fff3e6;padding:.8rem 1rem;border-radius:.4rem}
            .problem{border:3px solid #a00;background:#fff0f0;padding:.8rem 1rem;border-radius:.4rem}
            ul{padding:0;list-style:none}li{border:2px solid #444;border-radius:.4rem;padding:.7rem 1rem;margin:.6rem 0}
            .id{display:block;font-size:1rem;color:#444;overflow-wrap:anywhere}
            """;
    /** No script, no frame, no outside source. Without form-action: browsers would apply it to the redirect into the wallet. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-%s'"
                    .formatted(digest(STYLE));

    private Pages() {}

    /** @param title Chinese and English, already safe, as all of {@code body} */
    public static void write(HttpServletResponse response, HttpStatus status, String title, String body)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        var page = """
                <!doctype html>
                <html lang="zh-CN">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title><style>%s</style></head>
                <body><main>
                %s
                </main></body>
                </html>
                """.formatted(title, STYLE, body);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
