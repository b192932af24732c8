package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.countersign.gateway.authorization.TestCertificates.Identity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Wallets that prove who they are by their TLS certificate (RFC 8705, section 2), over TLS. */
class MutualTlsTest extends WalletTest {
    private static final Identity WALLET = TestCertificates.issued("CN=wallet-tls", TlsConnector.AUTHORITY);

    @Autowired
    private TlsConnector tls;

    @Test
    void believes_a_certificate_of_the_authority_with_the_registered_subject_from_request_to_token() throws Exception {
        var code = code("wallet-tls", WALLET);

        var without = post(TOKEN, tokenRequest("wallet-tls", code));
        var token = post(TOKEN, tokenRequest("wallet-tls", code), WALLET);

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
        var json = new JsonMapper().readTree(token.body());
        assertThat(json.path("access_token").asString()).isNotEmpty();
        var refresh = Map.of(
                "grant_type", "refresh_token",
                "refresh_token", json.path("refresh_token").asString(),
                "client_id", "wallet-tls");
        assertThat(form(TOKEN, refresh).status()).isEqualTo(401);
        assertThat(post(TOKEN, refresh, WALLET).statusCode()).isEqualTo(200);
    }

    @Test
    void refuses_no_certificate_another_subject_and_a_self_signed_one_for_tls_client_auth() throws Exception {
        var other = TestCertificates.issued("CN=wallet-other", TlsConnector.AUTHORITY);

        assertThat(post("/oauth2/par", pushRequest("wallet-tls")).statusCode()).isEqualTo(401);
        assertThat(post("/oauth2/par", pushRequest("wallet-tls"), other).statusCode())
                .isEqualTo(401);
        assertThat(post("/oauth2/par", pushRequest("wallet-tls"), TestWallets.SELF_SIGNED)
                        .statusCode())
                .isEqualTo(401);
        assertThat(form("/oauth2/par", pushRequest("wallet-tls")).status()).isEqualTo(401);
    }

    @Test
    void does_not_speak_with_who_shows_a_certificate_of_an_authority_that_it_does_not_know() {
        var stranger = TestCertificates.issued("CN=wallet-tls", TestCertificates.authority("CN=Stranger"));

        assertThatThrownBy(() -> post("/oauth2/par", pushRequest("wallet-tls"), stranger))
                .isInstanceOf(IOException.class);
    }

    @Test
    void believes_the_self_signed_certificate_that_the_wallet_published_and_no_other() throws Exception {
        assertThat(post("/oauth2/par", pushRequest("wallet-self-signed"), TestWallets.SELF_SIGNED)
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("/oauth2/par", pushRequest("wallet-self-signed"), WALLET)
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/oauth2/par", pushRequest("wallet-self-signed")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void gives_a_token_for_the_published_certificate_and_for_no_other() throws Exception {
        var code = code("wallet-self-signed", TestWallets.SELF_SIGNED);

        assertThat(post(TOKEN, tokenRequest("wallet-self-signed", code)).statusCode())
                .isEqualTo(401);
        assertThat(post(TOKEN, tokenRequest("wallet-self-signed", code), WALLET).statusCode())
                .isEqualTo(401);
        assertThat(post(TOKEN, tokenRequest("wallet-self-signed", code), TestWallets.TWIN)
                        .statusCode())
                .isEqualTo(401);
        var token = post(TOKEN, tokenRequest("wallet-self-signed", code), TestWallets.SELF_SIGNED);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
    }

    @Test
    void gives_nothing_for_the_certificate_of_another_wallet_that_is_registered_as_well() throws Exception {
        var code = code("wallet-tls", WALLET);

        var stolen = post(TOKEN, tokenRequest("wallet-self-signed", code), TestWallets.SELF_SIGNED);

        assertThat(stolen.body()).contains("invalid_grant");
        assertThat(post(TOKEN, tokenRequest("wallet-tls", code), TestWallets.SELF_SIGNED)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void wants_the_verifier_of_pkce_from_who_shows_a_certificate_too() throws Exception {
        var code = code("wallet-tls", WALLET);
        var without = tokenRequest("wallet-tls", code);
        without.remove("code_verifier");
        var other = tokenRequest("wallet-tls", code);
        other.put("code_verifier", "another-verifier-that-is-long-enough-0123456789-0");

        assertThat(post(TOKEN, without, WALLET).body()).contains("invalid_grant");
        assertThat(post(TOKEN, other, WALLET).body()).contains("invalid_grant");
    }

    /** RFC 8705, section 3, is not done: tokens of wallets are bound by DPoP. So section 3.3 has nothing to say. */
    @Test
    void neither_promises_tokens_bound_to_certificates_nor_makes_any() throws Exception {
        var token = post(TOKEN, tokenRequest("wallet-tls", code("wallet-tls", WALLET)), WALLET);

        var access =
                new JsonMapper().readTree(token.body()).path("access_token").asString();
        assertThat(SignedJWT.parse(access).getJWTClaimsSet().getClaim("cnf")).isNull();
        assertThat(api().anonymous()
                        .get("/.well-known/oauth-authorization-server")
                        .json()
                        .has("tls_client_certificate_bound_access_tokens"))
                .isFalse();
    }

    /** A code of a citizen for the wallet with this certificate. */
    private String code(String client, Identity own) throws Exception {
        var par = post("/oauth2/par", pushRequest(client), own);
        assertThat(par.statusCode()).as(par.body()).isEqualTo(201);
        return citizensCode(
                client,
                new JsonMapper().readTree(par.body()).path("request_uri").asString());
    }

    /** @param own the client's certificate; none: it shows none */
    private HttpResponse<String> post(String path, Map<String, String> form, Identity... own)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .sslContext(TestCertificates.client(TlsConnector.AUTHORITY, own))
                .connectTimeout(Duration.ofSeconds(30))
                .build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + tls.port() + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(encoded(form)))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
