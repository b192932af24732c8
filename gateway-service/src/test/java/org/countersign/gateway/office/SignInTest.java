package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInTest extends OfficeTest {

    @Test
    void an_account_of_the_file_signs_in_and_out() {
        var browser = browser().signedInAs("officer-1");

        var home = browser.get("/office/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("经办人一");
        browser.submit(home, "/office/sign-out", Map.of());
        assertThat(OfficeBrowser.location(browser.get("/office/"))).endsWith("/office/sign-in");
    }

    @Test
    void a_wrong_password_is_refused_and_five_close_the_account_for_a_while() {
        var browser = browser();

        for (var i = 0; i < 5; i++) {
            assertThat(OfficeBrowser.location(browser.signIn("nobody-1", "wrong-wrong-wrong")))
                    .endsWith("?failed");
        }

        assertThat(OfficeBrowser.location(browser.signIn("nobody-1", "wrong-wrong-wrong")))
                .endsWith("?locked");
    }

    @Test
    void the_accounts_file_is_for_its_owner_only() throws IOException {
        var file = api().clients().resolveSibling("officers.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_page_without_a_session_leads_to_the_sign_in_and_a_part_of_a_page_tells_the_script_to_go_there() {
        var browser = browser();

        assertThat(OfficeBrowser.location(browser.get("/office/find"))).endsWith("/office/sign-in");
        var part = browser.part("/office/imports/x/progress");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/office/sign-in?ended");
    }

    @Test
    void
            the_session_is_kept_in_a_cookie_that_no_script_and_no_other_site_gets_and_pages_may_load_nothing_from_elsewhere() {
        var answer = browser().get("/office/sign-in");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        var browser = browser().signedInAs("officer-1");

        var refused = browser.post("/office/find", Map.of("number", "1"));

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void a_form_of_a_session_that_ended_leads_to_the_sign_in() {
        var browser = browser().signedInAs("officer-1");
        var page = browser.get("/office/find");
        browser.forgetSession();

        var answer = browser.submit(page, "/office/find", Map.of("number", "1"));

        assertThat(OfficeBrowser.location(answer)).endsWith("/office/sign-in?ended");
    }

    @Test
    void tokens_of_machines_open_no_page() {
        var answer = api().as("officer-1").get("/office/find");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/office/sign-in");
    }

    @Test
    void a_clerk_issues_nothing_and_decides_nothing() {
        var clerk = browser().signedInAs("clerk-1");

        assertThat(clerk.get("/office/issue").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/office/imports").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/office/approvals").statusCode()).isEqualTo(403);
        assertThat(clerk.get("/office/find").statusCode()).isEqualTo(200);
    }
}
