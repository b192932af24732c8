package org.countersign.gateway.authorization;

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
            :root{color-scheme:light}
            *{box-sizing:border-box}
            body{font:1.125rem/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1b1f24;background:#f2f4f7;margin:0}
            main{max-width:32rem;margin:1rem auto;padding:1.75rem 1.5rem;background:#fff;border:1px solid #d3d9e0;border-radius:.75rem}
            h1{font-size:1.75rem;line-height:1.35;margin:0 0 1.25rem}
            .en{display:block;font-size:1rem;line-height:1.45;font-weight:400;color:#48515c}
            h1 .en{font-size:1.125rem}
            p{margin:0 0 1rem}
            label{display:block;margin:1.25rem 0 .4rem;font-weight:600}
            input{font:inherit;color:inherit;width:100%;min-height:3rem;padding:.5rem .8rem;border:1px solid #5c6672;border-radius:.5rem;background:#fff}
            button{font:inherit;font-weight:600;width:100%;min-height:3.25rem;margin-top:1rem;padding:.6rem 1rem;border:2px solid #0b4a8f;border-radius:.5rem;background:#0b4a8f;color:#fff}
            form>label+input+button,form label~button{margin-top:1.75rem}
            button.second{background:#fff;color:#0b4a8f}
            :focus-visible{outline:3px solid #c25700;outline-offset:2px}
            .notice,.problem{font-size:1rem;padding:.7rem 1rem;border-left:4px solid #b25e00;border-radius:.25rem;background:#fff6e9}
            .problem{border-color:#b3261e;background:#fdf0ef}
            ul{margin:0 0 1rem;padding:0;list-style:none}
            li{padding:.8rem 1rem;margin-top:.6rem;border:1px solid #b9c1cb;border-radius:.5rem;font-size:1.25rem;font-weight:600}
            a{color:#0b4a8f}
            li p,li form{margin:0}
            .status{display:block;font-size:1rem}
            svg{display:block;width:100%;max-width:24rem;margin:0 auto 1rem}
            #offer-digits{font-size:2.25rem;letter-spacing:.15em;text-align:center}
            .id{display:block;font-size:.875rem;line-height:1.45;font-weight:400;color:#48515c;overflow-wrap:anywhere}
            """;
    /** No script, no frame, no outside source. Without form-action: browsers would apply it to the redirect into the wallet. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-%s'"
                    .formatted(digest(STYLE));

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
