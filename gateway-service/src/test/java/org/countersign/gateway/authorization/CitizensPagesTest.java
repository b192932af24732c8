package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that citizens see, as a screen reader and as an eye gets them; pictures of them are left in {@code target/pages}. */
class CitizensPagesTest extends WalletTest {
    private static final Path FOLDER = Path.of("target", "pages").toAbsolutePath();
    private static final Pattern INPUT = Pattern.compile("<input id=\"([^\"]+)\"");

    @Test
    void every_page_says_its_languages_scales_and_names_each_field() {
        for (var page : pages().entrySet()) {
            var html = page.getValue().body();

            assertThat(html)
                    .as(page.getKey())
                    .contains("<html lang=\"zh-CN\">", "width=device-width, initial-scale=1", "<title>", "<h1")
                    .doesNotContain("<script", "class=\"en\">");
            var inputs = INPUT.matcher(html);
            while (inputs.find()) {
                assertThat(html).as(page.getKey()).contains("<label for=\"" + inputs.group(1) + "\">");
            }
            assertThat(page.getValue().headers().firstValue("Content-Security-Policy"))
                    .as(page.getKey())
                    .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        }
    }

    @Test
    void a_field_that_was_wrong_is_told_to_who_does_not_see_it() {
        assertThat(new TestBrowser(issuer()).get("/sign-in?error").body())
                .contains("id=\"sign-in-problem\" role=\"alert\"", "aria-describedby=\"sign-in-problem\"");
    }

    @Test
    void can_be_looked_at() throws Exception {
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "no chromium on PATH: no pictures of the pages");
        Files.createDirectories(FOLDER);

        for (var page : pages().entrySet()) {
            var html = Files.writeString(
                    FOLDER.resolve(page.getKey() + ".html"), page.getValue().body());
            var picture = FOLDER.resolve(page.getKey() + ".png");
            draw(chromium.get(), html.toUri(), picture);
            assertThat(Files.readAllBytes(picture)).as(page.getKey()).startsWith(0x89, 'P', 'N', 'G');
        }
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

    private static void draw(Path chromium, URI page, Path picture) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--hide-scrollbars",
                "--force-device-scale-factor=2",
                "--window-size=500,900",
                "--user-data-dir=" + FOLDER.resolve("profile"),
                "--screenshot=" + picture));
        if ("root".equals(System.getProperty("user.name"))) {
            // Its sandbox refuses to run as root; the only page is our own.
            command.add("--no-sandbox");
        }
        command.add(page.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("chromium.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Optional<Path> chromium() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
