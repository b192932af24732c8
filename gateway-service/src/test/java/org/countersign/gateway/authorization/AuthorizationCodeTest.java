package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization code flow of wallets: pushed, with PKCE, signed in, consented, redeemed; and each step spoiled. */
class AuthorizationCodeTest extends WalletTest {
    private static final String CALLBACK = "http://127.0.0.1:5555/callback";

    @Test
    void gives_a_signed_in_citizens_certificates_to_a_wallet_that_pushed_its_request() {
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(pushed(request()), TestDirectory.NUMBER, TestDirectory.NAME);
        assertThat(page.body())
                .contains("Wallet for trying", "测试许可证", "Test permit", TestDirectory.PERMIT_ID)
                .doesNotContain(TestDirectory.NUMBER);
        assertThat(TestBrowser.ids(page))
                .contains("consent-wallet", "consent-certificates", "consent-allow", "consent-deny");

        var answer = browser.decide(page, "allow");

        assertThat(TestBrowser.location(answer)).startsWith(CALLBACK + "?");
        var parameters = TestBrowser.parameters(answer);
        assertThat(parameters).containsEntry("state", "s 1&2").containsEntry("iss", issuer());
        var key = TestProof.newKey();
        var token = redeemCode(parameters.get("code"), "DPoP", tokenProof(key).sign());
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(token.json().path("authorization_details").isMissingNode()).isTrue();
        assertThat(token.json().path("scope").asString()).isEqualTo(TestDirectory.PERMIT);
        var access = accessToken(token);
        var grant = probe(
                        "Authorization",
                        "DPoP " + access,
                        "DPoP",
                        probeProof(key, access).sign())
                .json();
        assertThat(grant.path("client").asString()).isEqualTo("wallet-dev");
        assertThat(grant.path("usesIdentifiers").asBoolean()).isFalse();
        assertThat(grant.path("credentials").path(0).path("identifiers").path(0).asString())
                .isEqualTo(TestDirectory.PERMIT_ID);
    }

    @Test
    void answers_authorization_details_with_identifiers() {
        var request = request();
        request.remove("scope");
        request.put("authorization_details", DETAILS.formatted(TestDirectory.PERMIT));

        var token = redeemCode(code(request));

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json()
                        .path("authorization_details")
                        .path(0)
                        .path("credential_identifiers")
                        .path(0)
                        .asString())
                .isEqualTo(TestDirectory.PERMIT_ID);
    }

    @Test
    void serves_a_request_that_was_not_pushed_in_the_plain_profile() {
        var browser = new TestBrowser(issuer());

        var page = browser.signIn("/oauth2/authorize?" + encoded(request()), TestDirectory.NUMBER, TestDirectory.NAME);

        assertThat(TestBrowser.parameters(browser.decide(page, "allow"))).containsKey("code");
    }

    @Test
    void refuses_a_code_that_is_used_again_and_revokes_what_it_gave() {
        var code = code(request());
        var token = accessToken(redeemCode(code));
        assertThat(probe("Authorization", "Bearer " + token).status()).isEqualTo(200);

        var again = redeemCode(code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(error(again)).isEqualTo("invalid_grant");
        assertThat(probe("Authorization", "Bearer " + token).status()).isEqualTo(401);
    }

    @Test
    void refuses_a_code_with_another_verifier_redirect_uri_or_client_or_after_its_time() {
        var code = code(request());
        var expired = code(request());
        database.sql(
                        "update wallet_authorization set expires_at = now() - interval '1 second' where phase = 'CODE' and id = (select id from wallet_authorization where phase = 'CODE' order by expires_at desc limit 1)")
                .update();

        assertThat(error(token(code, CALLBACK, "wallet-dev", "another-verifier-that-is-long-enough-0123456789-0")))
                .isEqualTo("invalid_grant");
        assertThat(error(token(code, CALLBACK, "wallet-dev", ""))).isNotEmpty();
        assertThat(error(token(code, "http://127.0.0.1:6666/callback", "wallet-dev", VERIFIER)))
                .isEqualTo("invalid_grant");
        assertThat(error(redeemCode(expired))).isEqualTo("invalid_grant");
        assertThat(error(token(code, CALLBACK, "wallet-other", VERIFIER))).isEqualTo("invalid_grant");
    }

    @Test
    void refuses_a_request_uri_that_was_used_and_one_of_another_client() {
        var address = pushed(request());
        var browser = new TestBrowser(issuer());
        browser.signIn(address, TestDirectory.NUMBER, TestDirectory.NAME);

        var again = browser.get(address);
        var others = new TestBrowser(issuer())
                .signIn(
                        pushed(request()).replace("wallet-dev", "wallet-other"),
                        TestDirectory.NUMBER,
                        TestDirectory.NAME);

        refusedOnAPage(again);
        refusedOnAPage(others);
    }

    @Test
    void refuses_requests_without_pkce_or_with_the_plain_method() {
        var absent = request();
        absent.remove("code_challenge");
        absent.remove("code_challenge_method");
        var plain = request();
        plain.put("code_challenge_method", "plain");
        var unnamed = request();
        unnamed.remove("code_challenge_method");

        for (var request : java.util.List.of(absent, plain, unnamed)) {
            var refused = form("/oauth2/par", request);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(error(refused)).isEqualTo("invalid_request");
            var direct = new TestBrowser(issuer()).get("/oauth2/authorize?" + encoded(request));
            assertThat(TestBrowser.parameters(direct))
                    .containsEntry("error", "invalid_request")
                    .containsEntry("iss", issuer());
        }
    }

    @Test
    void refuses_a_redirect_uri_that_is_not_registered_without_going_there() {
        var request = request();
        request.put("redirect_uri", "https://evil.example/callback");

        assertThat(error(form("/oauth2/par", request))).isEqualTo("invalid_request");
        refusedOnAPage(new TestBrowser(issuer()).get("/oauth2/authorize?" + encoded(request)));
    }

    @Test
    void refuses_unknown_wallets_scopes_and_details() {
        var stranger = request();
        stranger.put("client_id", "stranger");
        var scope = request();
        scope.put("scope", "openid unknown");
        var details = request();
        details.put("authorization_details", DETAILS.formatted("unknown"));

        assertThat(form("/oauth2/par", stranger).status()).isEqualTo(401);
        assertThat(error(form("/oauth2/par", scope))).isEqualTo("invalid_scope");
        assertThat(error(form("/oauth2/par", details))).isEqualTo("invalid_authorization_details");
    }

    /** RFC 9126, section 2.1; RFC 6749, section 3.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aother",
                "request=eyJhbGciOiJub25lIn0.e30.",
                "client_id=wallet-other",
                "redirect_uri=https%3A%2F%2Fother.example%2Fcallback",
                "code_challenge=another",
                "code_challenge_method=plain",
                "response_type=token",
                "state=another"
            })
    void refuses_to_have_pushed_another_request_or_one_parameter_twice(String more) {
        var pushed = api().send(api().request("/oauth2/par")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(request()) + "&" + more)));

        assertThat(pushed.status()).as(pushed.text()).isIn(400, 401);
        assertThat(pushed.json().has("request_uri")).isFalse();
    }

    @Test
    void refuses_to_give_a_token_in_the_redirect() {
        var implicit = request();
        implicit.put("response_type", "token");

        assertThat(error(form("/oauth2/par", implicit))).isEqualTo("unsupported_response_type");
    }

    @Test
    void tells_the_wallet_when_the_citizen_refuses_or_has_no_such_certificate() {
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(pushed(request()), TestDirectory.NUMBER, TestDirectory.NAME);
        var nobody = new TestBrowser(issuer());
        var nothing = nobody.signIn(pushed(request()), "999999199003070011", "无证");

        assertThat(TestBrowser.parameters(browser.decide(page, "deny")))
                .containsEntry("error", "access_denied")
                .containsEntry("iss", issuer());
        assertThat(TestBrowser.ids(nothing))
                .contains("consent-nothing", "consent-deny")
                .doesNotContain("consent-allow");
        assertThat(TestBrowser.parameters(nobody.decide(nothing, "allow")))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    @Test
    void takes_a_consent_once_and_only_from_who_was_asked() {
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(pushed(request()), TestDirectory.NUMBER, TestDirectory.NAME);
        var other = new TestBrowser(issuer());
        other.signIn(pushed(request()), TestDirectory.NUMBER, TestDirectory.NAME);

        refusedOnAPage(other.post("/oauth2/authorize", TestBrowser.decision(page, "allow")));
        assertThat(TestBrowser.parameters(browser.decide(page, "allow"))).containsKey("code");
        assertThat(TestBrowser.location(browser.decide(page, "allow"))).contains("/sign-in");
    }

    @Test
    void gives_a_code_that_was_bound_to_a_key_to_no_other_key() {
        var key = TestProof.newKey();
        var proof =
                TestProof.of(key, "POST", issuer() + "/oauth2/par", nonce(key)).sign();
        var par = form("/oauth2/par", request(), "DPoP", proof);
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(address("wallet-dev", par), TestDirectory.NUMBER, TestDirectory.NAME);
        var code = TestBrowser.parameters(browser.decide(page, "allow")).get("code");

        assertThat(error(redeemCode(code))).isEqualTo("invalid_grant");
        assertThat(error(redeemCode(code, "DPoP", tokenProof(TestProof.newKey()).sign())))
                .isEqualTo("invalid_grant");
        assertThat(redeemCode(code, "DPoP", tokenProof(key).sign()).status()).isEqualTo(200);
    }

    @Test
    void says_on_the_sign_in_page_that_it_believes_anybody_and_takes_no_forged_form() {
        var browser = new TestBrowser(issuer());

        var page = browser.get("/sign-in");
        var forged = browser.post("/sign-in", "number=110101199003078515&name=x");

        assertThat(page.body()).contains("仅供开发和试用", "For development and trying only");
        assertThat(TestBrowser.ids(page))
                .contains("development-notice", "sign-in-form", "citizen-number", "citizen-name", "sign-in-submit");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(forged.statusCode()).isIn(401, 403);
    }

    private static void refusedOnAPage(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestBrowser.ids(response)).contains("authorization-error");
    }

    private Map<String, String> request() {
        var form = new LinkedHashMap<String, String>();
        form.put("response_type", "code");
        form.put("client_id", "wallet-dev");
        form.put("redirect_uri", CALLBACK);
        form.put("scope", TestDirectory.PERMIT + " something-that-nobody-knows");
        form.put("state", "s 1&2");
        form.put("code_challenge", TestProof.sha256(VERIFIER));
        form.put("code_challenge_method", "S256");
        return form;
    }

    private String pushed(Map<String, String> request) {
        var par = form("/oauth2/par", request);
        assertThat(par.status()).as(par.text()).isEqualTo(201);
        assertThat(par.json().path("expires_in").asInt()).isBetween(1, 300);
        return address(request.getOrDefault("client_id", ""), par);
    }

    private static String address(String client, Api.Response par) {
        return "/oauth2/authorize?client_id=" + client + "&request_uri="
                + URLEncoder.encode(par.json().path("request_uri").asString(), StandardCharsets.UTF_8);
    }

    private String code(Map<String, String> request) {
        var browser = new TestBrowser(issuer());
        var page = browser.signIn(pushed(request), TestDirectory.NUMBER, TestDirectory.NAME);
        return TestBrowser.parameters(browser.decide(page, "allow")).getOrDefault("code", "");
    }

    private Api.Response redeemCode(@org.jspecify.annotations.Nullable String code, String... headers) {
        return token(code == null ? "" : code, CALLBACK, "wallet-dev", VERIFIER, headers);
    }

    private Api.Response token(String code, String redirect, String client, String verifier, String... headers) {
        return form(
                TOKEN,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirect,
                        "client_id", client,
                        "code_verifier", verifier),
                headers);
    }
}
