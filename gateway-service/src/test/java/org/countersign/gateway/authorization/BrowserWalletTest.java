package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the configured origins may call what wallets call, and nothing else; pages of others nothing. */
class BrowserWalletTest extends WalletTest {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @CsvSource({
        "POST, /oauth2/token",
        "POST, /oauth2/par",
        "POST, /oauth2/challenge",
        "GET, /oauth2/jwks",
        "GET, /.well-known/oauth-authorization-server",
        "POST, /openid4vci/nonce",
        "POST, /openid4vci/credential",
        "POST, /openid4vci/deferred",
        "POST, /openid4vci/notification"
    })
    void tells_a_browser_that_asks_first_that_the_page_may_call(String method, String path) {
        var answer = asked(TestWallets.PAGES, method, path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(ALLOWED)).isEqualTo(TestWallets.PAGES);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("dpop");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/openid4vci/credential"})
    void refuses_pages_of_other_origins(String path) {
        var asked = asked("https://evil.example", "POST", path);
        var called = api().send(api().request(path)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody()));

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.header(ALLOWED)).isEmpty();
        assertThat(called.status()).isEqualTo(403);
        assertThat(called.header(ALLOWED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/certificates",
        "GET, /api/v1/certificate-types",
        "GET, /oauth2/authorize",
        "POST, /sign-in",
        "GET, /actuator/prometheus"
    })
    void opens_nothing_of_staffs_or_citizens(String method, String path) {
        assertThat(asked(TestWallets.PAGES, method, path).header(ALLOWED)).isEmpty();
    }

    @Test
    void shows_the_page_the_nonce_of_a_refused_token_request() {
        var proof = TestProof.of(TestProof.newKey(), "POST", issuer() + TOKEN, "none")
                .sign();

        var refused = redeem("x", "DPoP", proof, "Origin", TestWallets.PAGES);

        assertThat(error(refused)).isEqualTo("use_dpop_nonce");
        assertThat(refused.header(ALLOWED)).isEqualTo(TestWallets.PAGES);
        assertThat(refused.header("DPoP-Nonce")).isNotEmpty();
        assertThat(refused.header("Access-Control-Expose-Headers"))
                .contains("DPoP-Nonce", "WWW-Authenticate", "Retry-After");
    }

    @Test
    void shows_the_page_why_the_credential_endpoints_refuse_it() {
        var refused = probe("Origin", TestWallets.PAGES, "Authorization", "DPoP x");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("DPoP error=");
        assertThat(refused.header(ALLOWED)).isEqualTo(TestWallets.PAGES);
    }

    private Api.Response asked(String origin, String method, String path) {
        return api().send(api().request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type,dpop,authorization")
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
