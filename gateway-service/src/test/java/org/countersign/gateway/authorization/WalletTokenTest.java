package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;

/** Access tokens of wallets at the credential endpoints, with and without a key; and the two kinds of tokens kept apart. */
class WalletTokenTest extends WalletTest {

    @Test
    void opens_the_credential_endpoints_to_a_bearer_token() {
        var opened = probe(
                "Authorization", "Bearer " + accessToken(redeem(code(false).value())));

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json()
                        .path("credentials")
                        .path(0)
                        .path("configurationId")
                        .asString())
                .isEqualTo(TestDirectory.PERMIT);
        assertThat(opened.json().path("client").asString()).isEmpty();
        assertThat(opened.header("Set-Cookie")).isEmpty();
    }

    @Test
    void names_both_schemes_to_who_comes_without_a_token() {
        var refused = probe();

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.raw().headers().allValues("WWW-Authenticate"))
                .anyMatch(value -> value.equals("Bearer"))
                .anyMatch(value -> value.startsWith("DPoP algs="));
    }

    @Test
    void refuses_tokens_of_staff_and_wallets_tokens_at_staffs_endpoints() {
        var wallet = accessToken(redeem(code(false).value()));

        var staffHere = probe("Authorization", "Bearer " + api().as("officer-1").token());
        var walletThere = api().send(api().request("/api/v1/certificate-types")
                .header("Authorization", "Bearer " + wallet)
                .GET());

        assertThat(staffHere.status()).isEqualTo(401);
        assertThat(staffHere.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(walletThere.status()).isEqualTo(401);
    }

    @Test
    void refuses_a_token_whose_signature_was_changed_or_whose_grant_was_revoked() {
        var token = accessToken(redeem(code(false).value()));
        var spoiled = token.substring(0, token.length() - 6) + (token.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA");
        var id = probe("Authorization", "Bearer " + token).json().path("id").asString();
        database.sql("update wallet_grant set revoked = true where id = cast(:id as uuid)")
                .param("id", id)
                .update();

        assertThat(probe("Authorization", "Bearer " + spoiled).status()).isEqualTo(401);
        assertThat(probe("Authorization", "Bearer " + token).status()).isEqualTo(401);
        assertThat(probe("Authorization", "Basic eDp5").status()).isEqualTo(401);
    }

    @Test
    void binds_a_token_to_the_key_of_the_proof_and_opens_only_with_that_key() {
        var key = TestProof.newKey();
        var response = redeem(code(false).value(), "DPoP", tokenProof(key).sign());
        var token = accessToken(response);

        assertThat(response.json().path("token_type").asString()).isEqualTo("DPoP");
        var opened = probe(
                "Authorization", "DPoP " + token, "DPoP", probeProof(key, token).sign());
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.header("DPoP-Nonce")).isNotEmpty();

        var asBearer = probe("Authorization", "Bearer " + token);
        assertThat(asBearer.status()).isEqualTo(401);
        assertThat(asBearer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        var other = TestProof.newKey();
        var otherKey = probe(
                "Authorization",
                "DPoP " + token,
                "DPoP",
                probeProof(other, token).sign());
        assertThat(otherKey.status()).isEqualTo(401);
        assertThat(otherKey.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
    }

    @Test
    void asks_for_a_nonce_of_its_own_at_both_endpoints() {
        var key = TestProof.newKey();
        var first = redeem(
                "x", "DPoP", TestProof.of(key, "POST", issuer() + TOKEN, "mine").sign());
        var token =
                accessToken(redeem(code(false).value(), "DPoP", tokenProof(key).sign()));

        var second = probe(
                "Authorization",
                "DPoP " + token,
                "DPoP",
                probeProof(key, token).with("nonce", null).sign());

        assertThat(first.status()).isEqualTo(400);
        assertThat(error(first)).isEqualTo("use_dpop_nonce");
        assertThat(first.header("DPoP-Nonce")).isNotEmpty();
        assertThat(second.status()).isEqualTo(401);
        assertThat(second.header("WWW-Authenticate")).startsWith("DPoP error=\"use_dpop_nonce\"");
        assertThat(second.header("DPoP-Nonce")).isNotEmpty();
    }

    @Test
    void refuses_every_spoiled_proof_at_the_token_endpoint_and_leaves_the_code_as_it_was() {
        var key = TestProof.newKey();
        var code = code(false).value();
        var once = tokenProof(key).sign();
        redeem("x", "DPoP", once);
        var spoiled = new LinkedHashMap<String, String>();
        spoiled.put("used before", once);
        spoiled.put(
                "other address",
                tokenProof(key).with("htu", issuer() + "/oauth2/par").sign());
        spoiled.put(
                "address with query",
                tokenProof(key).with("htu", issuer() + TOKEN + "?a=b").sign());
        spoiled.put("other method", tokenProof(key).with("htm", "GET").sign());
        spoiled.put(
                "too old",
                tokenProof(key).issuedAt(Instant.now().minusSeconds(120)).sign());
        spoiled.put(
                "from the future",
                tokenProof(key).issuedAt(Instant.now().plusSeconds(120)).sign());
        spoiled.put("without jti", tokenProof(key).with("jti", null).sign());
        spoiled.put("other type", tokenProof(key).type("JWT").sign());
        spoiled.put(
                "another key shown", tokenProof(key).showing(TestProof.newKey()).sign());
        spoiled.put(
                "private key shown",
                tokenProof(key)
                        .under("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + key.toJSONString() + "}", "AA"));
        spoiled.put(
                "alg none",
                tokenProof(key)
                        .under(
                                "{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":"
                                        + key.toPublicJWK().toJSONString() + "}",
                                ""));
        spoiled.put(
                "symmetric",
                tokenProof(key)
                        .under(
                                "{\"typ\":\"dpop+jwt\",\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}}",
                                "AA"));
        spoiled.put("no JWT", "x");

        refuseAll(spoiled, proof -> redeem(code, "DPoP", proof), 400);
        assertThat(redeem(
                                code,
                                "DPoP",
                                tokenProof(key).sign(),
                                "DPoP",
                                tokenProof(key).sign())
                        .status())
                .isEqualTo(400);
        assertThat(redeem(code, "DPoP", tokenProof(key).sign()).status()).isEqualTo(200);
    }

    @Test
    void refuses_every_spoiled_proof_at_the_credential_endpoints() {
        var key = TestProof.newKey();
        var token =
                accessToken(redeem(code(false).value(), "DPoP", tokenProof(key).sign()));
        var once = probeProof(key, token).sign();
        probe("Authorization", "DPoP " + token, "DPoP", once);
        var spoiled = new LinkedHashMap<String, String>();
        spoiled.put("used before", once);
        spoiled.put("without ath", probeProof(key, token).with("ath", null).sign());
        spoiled.put("ath of another token", probeProof(key, "other").sign());
        spoiled.put(
                "made for the token endpoint", tokenProof(key).forToken(token).sign());
        spoiled.put("other method", probeProof(key, token).with("htm", "GET").sign());
        spoiled.put("other type", probeProof(key, token).type("at+jwt").sign());

        refuseAll(spoiled, proof -> probe("Authorization", "DPoP " + token, "DPoP", proof), 401);
        assertThat(probe("Authorization", "DPoP " + token).header("WWW-Authenticate"))
                .startsWith("DPoP error=\"invalid_dpop_proof\"");
    }

    @Test
    void is_found_under_the_public_address_whatever_the_request_calls_it() {
        var metadata =
                api().anonymous().get("/.well-known/oauth-authorization-server").json();

        assertThat(metadata.path("issuer").asString()).isEqualTo(issuer());
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo(issuer() + TOKEN);
        assertThat(metadata.path("pushed_authorization_request_endpoint").asString())
                .isEqualTo(issuer() + "/oauth2/par");
        assertThat(metadata.path("pre-authorized_grant_anonymous_access_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.path("dpop_signing_alg_values_supported").toString())
                .contains("ES256")
                .doesNotContain("HS256", "none");
        assertThat(metadata.path("grant_types_supported").toString())
                .contains(PRE_AUTHORIZED, "authorization_code")
                .doesNotContain("implicit", "token-exchange");
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .contains("attest_jwt_client_auth", "none");
        assertThat(metadata.has("introspection_endpoint")).isFalse();
    }

    private static void refuseAll(
            Map<String, String> spoiled, java.util.function.Function<String, Api.Response> call, int status) {
        var softly = new SoftAssertions();
        spoiled.forEach((defect, proof) -> {
            var refused = call.apply(proof);
            softly.assertThat(refused.status()).as(defect).isEqualTo(status);
            softly.assertThat(error(refused)).as(defect).isEqualTo("invalid_dpop_proof");
        });
        softly.assertAll();
    }
}
