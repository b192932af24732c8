package org.countersign.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TokenTest extends GatewayTest {
    private static final String PATH =
            "/api/v1/credit/accounts/acct-0000000000000000000000000000000000000000?scheme=volunteer";

    @Autowired
    private DataFolder folder;

    @Autowired
    private SecretFiles files;

    @Autowired
    private Clock clock;

    @Test
    void gives_a_token_with_the_roles_of_the_client_for_a_quarter_of_an_hour() throws Exception {
        var response = token("grant_type=client_credentials", "partner-1", api().secretOf("partner-1"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).contains("no-store");
        assertThat(response.json().path("expires_in").asInt()).isBetween(890, 900);
        var claims =
                SignedJWT.parse(response.json().path("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly("partner");
        assertThat(claims.getStringClaim("partner")).isEqualTo("city-library");
        assertThat(claims.getAudience()).containsExactly("countersign");
    }

    @Test
    void refuses_a_wrong_secret_an_unknown_client_another_grant_and_a_scope_that_is_not_the_clients() {
        assertThat(token("grant_type=client_credentials", "partner-1", "wrong").status())
                .isEqualTo(401);
        assertThat(token("grant_type=client_credentials", "nobody", "wrong").status())
                .isEqualTo(401);
        assertThat(token("grant_type=password&username=a&password=b", "partner-1", api().secretOf("partner-1"))
                        .status())
                .isEqualTo(400);
        var scope = token("grant_type=client_credentials&scope=officer", "partner-1", api().secretOf("partner-1"));
        assertThat(scope.status()).isEqualTo(400);
        assertThat(scope.json().path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void accepts_its_own_token_and_says_so_without_a_session() {
        var accepted = api().as("auditor-1").get(PATH);

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.header("Set-Cookie")).isEmpty();
        assertThat(accepted.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(accepted.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(accepted.header("Cache-Control")).contains("no-store");
    }

    @Test
    void refuses_a_token_that_is_expired_for_somebody_else_without_expiry_or_signed_by_another_key() throws Exception {
        var ours = RSAKey.parse(files.loadOrCreate(folder.resolve("token-key.json"), () -> {
                    throw new IllegalStateException("the key is there");
                })
                .revealText());
        var other = new RSAKeyGenerator(2048).keyID(ours.getKeyID()).generate();
        var good = claims().build();

        assertThat(with(ours, good).status()).isEqualTo(200);
        assertThat(with(other, good).status()).isEqualTo(401);
        assertThat(with(
                                ours,
                                claims().expirationTime(ago(Duration.ofMinutes(2)))
                                        .build())
                        .status())
                .isEqualTo(401);
        assertThat(with(ours, claims().expirationTime(null).build()).status()).isEqualTo(401);
        assertThat(with(ours, claims().audience("another-service").build()).status())
                .isEqualTo(401);
        assertThat(with(
                                ours,
                                claims().notBeforeTime(ago(Duration.ofMinutes(-5)))
                                        .build())
                        .status())
                .isEqualTo(401);
        assertThat(with(ours, claims().claim("roles", List.of("king")).build()).status())
                .isEqualTo(403);
    }

    @Test
    void opens_only_what_a_token_needs() {
        var anonymous = api().anonymous();

        assertThat(anonymous.get("/oauth2/jwks").status()).isEqualTo(200);
        assertThat(anonymous.get("/oauth2/jwks").text())
                .contains("\"kty\":\"RSA\"")
                .doesNotContain("\"d\"");
        assertThat(anonymous.get("/.well-known/oauth-authorization-server").status())
                .isEqualTo(200);
        assertThat(anonymous.get("/actuator/health").status()).isEqualTo(200);
        assertThat(anonymous.get("/v3/api-docs").status()).isEqualTo(401);
        assertThat(anonymous.get("/actuator").status()).isEqualTo(401);
        assertThat(anonymous.get("/oauth2/authorize").status()).isEqualTo(400);
        assertThat(anonymous.get("/oauth2/introspect").status()).isEqualTo(401);
        assertThat(anonymous.get("/error").status()).isEqualTo(401);
        assertThat(anonymous.get("/").status()).isEqualTo(401);
    }

    private Api.Response token(String form, String client, String secret) {
        var anonymous = api().anonymous();
        return anonymous.send(anonymous
                .request("/oauth2/token")
                .header("Authorization", "Basic " + Api.basic(client, secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("auditor-1")
                .claim("client_id", "auditor-1")
                .audience("countersign")
                .claim("roles", List.of("auditor"))
                .issueTime(ago(Duration.ZERO))
                .expirationTime(ago(Duration.ofMinutes(-5)));
    }

    private Date ago(Duration duration) {
        return Date.from(clock.instant().minus(duration));
    }

    private Api.Response with(RSAKey key, JWTClaimsSet claims) throws Exception {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        var anonymous = api().anonymous();
        return anonymous.send(anonymous
                .request(PATH)
                .header("Authorization", "Bearer " + token.serialize())
                .GET());
    }
}
