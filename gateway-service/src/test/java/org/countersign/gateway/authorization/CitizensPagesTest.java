package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages that citizens see, as a browser without scripts and a screen reader get them. */
class CitizensPagesTest extends WalletTest {
    private static final Pattern INPUT = Pattern.compile("<input id=\"([^\"]+)\"");

    @Test
    void every_page_says_its_languages_scales_and_names_each_field() {
        for (var page : pages().entrySet()) {
            var html = page.getValue().body();

            assertThat(html)
                    .as(page.getKey())
                    .contains("<html lang=\"zh-CN\"", "width=device-width, initial-scale=1", "<title>", "<h1")
                    .contains("href=\"/screens/screen.css\"");
            assertThat(html.split("<script", -1)).as(page.getKey()).hasSize(2);
            assertThat(html).contains("<script type=\"module\" src=\"/screens/switches.js\"></script>");
            assertThat(html).as(page.getKey()).doesNotContain("<style", "style=", " onclick");
            var inputs = INPUT.matcher(html);
            while (inputs.find()) {
                assertThat(html).as(page.getKey()).contains("<label for=\"" + inputs.group(1) + "\">");
            }
            assertThat(page.getValue().headers().firstValue("Content-Security-Policy"))
                    .as(page.getKey())
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                            .doesNotContain("unsafe", "sha256"));
        }
    }

    @Test
    void a_field_that_was_wrong_is_told_to_who_does_not_see_it() {
        assertThat(new TestBrowser(issuer()).get("/sign-in?error").body())
                .contains("id=\"sign-in-problem\" role=\"alert\"", "aria-describedby=\"sign-in-problem\"");
    }

    @Test
    void a_form_of_a_session_that_ended_is_told_so_in_words() {
        var ended = new TestBrowser(issuer()).post("/sign-in", "number=999999199003070011&name=x");

        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(TestBrowser.ids(ended)).contains("session-ended");
    }

    private Map<String, HttpResponse<String>> pages() {
        var pages = new LinkedHashMap<String, HttpResponse<String>>();
        pages.put("sign-in", new TestBrowser(issuer()).get("/sign-in"));
        pages.put("sign-in-problem", new TestBrowser(issuer()).get("/sign-in?error"));
        pages.put("consent", consent(TestDirectory.NUMBER, TestDirectory.NAME));
        pages.put("consent-nothing", consent("999999199003070011", "无证"));
        pages.put("error", new TestBrowser(issuer()).get("/oauth2/authorize?client_id=stranger&response_type=code"));
        return pages;
    }

    private HttpResponse<String> consent(String number, String name) {
        var form = new LinkedHashMap<String, String>();
        form.put("response_type", "code");
        form.put("client_id", "wallet-dev");
        form.put("redirect_uri", "http://127.0.0.1:5555/callback");
        form.put("scope", TestDirectory.PERMIT);
        form.put("code_challenge", TestProof.sha256("a-verifier"));
        form.put("code_challenge_method", "S256");
        var requestUri = form("/oauth2/par", form).json().path("request_uri").asString();
        return new TestBrowser(issuer())
                .signIn(
                        "/oauth2/authorize?client_id=wallet-dev&request_uri="
                                + URLEncoder.encode(requestUri, StandardCharsets.UTF_8),
                        number,
                        name);
    }
}
