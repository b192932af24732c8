package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;

/** Wallets that prove who they are, at the pushed authorization request endpoint; and each proof spoiled. */
class ClientAuthenticationTest extends WalletTest {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Test
    void believes_an_assertion_by_the_registered_key_once() {
        var good = assertion(claims("wallet-assertion"), TestWallets.ASSERTING);

        assertThat(asserted(good).status()).isEqualTo(201);
        assertThat(error(asserted(good))).isEqualTo("invalid_client");
    }

    @Test
    void refuses_assertions_for_others_by_others_too_long_lived_or_expired() {
        var other = TestProof.newKey();
        for (var spoiled : List.of(
                assertion(claims("wallet-assertion"), other),
                assertion(claims("wallet-assertion").audience("https://else.example"), TestWallets.ASSERTING),
                assertion(
                        claims("wallet-assertion").audience(List.of(issuer(), "https://else.example")),
                        TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").issuer("wallet-dev"), TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").subject("wallet-dev"), TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").jwtID(null), TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").expirationTime(in(-60)), TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").expirationTime(in(3600)), TestWallets.ASSERTING),
                assertion(claims("wallet-assertion").expirationTime(null), TestWallets.ASSERTING))) {
            var refused = asserted(spoiled);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(error(refused)).isEqualTo("invalid_client");
        }
    }

    @Test
    void refuses_a_wallet_that_has_to_prove_who_it_is_and_does_not() {
        assertThat(form("/oauth2/par", pushRequest("wallet-assertion")).status())
                .isEqualTo(401);
        assertThat(form("/oauth2/par", pushRequest("wallet-attested")).status()).isEqualTo(401);
    }

    @Test
    void believes_an_attested_wallet_with_or_without_a_challenge() {
        var challenge = api().send(api().request("/oauth2/challenge").POST(BodyPublishers.noBody()))
                .json()
                .path("attestation_challenge")
                .asString();

        assertThat(attested(attestation(), proof()).status()).isEqualTo(201);
        var challenged = attested(attestation(), proof().claim("challenge", challenge));
        assertThat(challenged.status()).isEqualTo(201);
    }

    @Test
    void refuses_attestations_that_nobody_vouches_for_or_that_are_spoiled() {
        assertThat(error(
                        attested(attestation(), proof(), TestProof.newKey(), INSTANCE, "oauth-client-attestation+jwt")))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(
                        attestation(),
                        proof(),
                        TestWallets.ATTESTER,
                        TestProof.newKey(),
                        "oauth-client-attestation+jwt")))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation(), proof(), TestWallets.ATTESTER, INSTANCE, "JWT")))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation().expirationTime(in(-60)), proof())))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation().expirationTime(null), proof())))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation().claim("cnf", Map.of("jwk", INSTANCE.toJSONObject())), proof())))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation().subject("wallet-dev"), proof())))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation(), proof().audience("https://else.example"))))
                .isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation(), proof().issueTime(in(-600))))).isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation(), proof().jwtID(null)))).isEqualTo("invalid_client_attestation");
        assertThat(error(attested(attestation(), proof().claim("challenge", "invented"))))
                .isEqualTo("use_attestation_challenge");
    }

    @Test
    void refuses_a_proof_of_possession_that_was_used_and_sends_a_challenge_along() {
        var proof = proof();
        attested(attestation(), proof);

        var again = attested(attestation(), proof);

        assertThat(error(again)).isEqualTo("invalid_client_attestation");
        assertThat(again.header("OAuth-Client-Attestation-Challenge")).isNotEmpty();
    }

    private static final ECKey INSTANCE = TestProof.newKey();

    private Api.Response asserted(String assertion) {
        var form = pushRequest("wallet-assertion");
        form.put("client_assertion_type", ASSERTION_TYPE);
        form.put("client_assertion", assertion);
        return form("/oauth2/par", form);
    }

    private Api.Response attested(JWTClaimsSet.Builder attestation, JWTClaimsSet.Builder proof) {
        return attested(attestation, proof, TestWallets.ATTESTER, INSTANCE, "oauth-client-attestation+jwt");
    }

    private Api.Response attested(
            JWTClaimsSet.Builder attestation, JWTClaimsSet.Builder proof, ECKey attester, ECKey instance, String type) {
        return form(
                "/oauth2/par",
                pushRequest("wallet-attested"),
                "OAuth-Client-Attestation",
                sign(attestation, attester, type),
                "OAuth-Client-Attestation-PoP",
                sign(proof, instance, "oauth-client-attestation-pop+jwt"));
    }

    private JWTClaimsSet.Builder claims(String client) {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(in(0))
                .expirationTime(in(60));
    }

    private static JWTClaimsSet.Builder attestation() {
        return new JWTClaimsSet.Builder()
                .issuer("https://attester.example")
                .subject("wallet-attested")
                .issueTime(in(0))
                .expirationTime(in(3600))
                .claim("cnf", Map.of("jwk", INSTANCE.toPublicJWK().toJSONObject()));
    }

    private JWTClaimsSet.Builder proof() {
        return new JWTClaimsSet.Builder()
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(in(0));
    }

    private static String assertion(JWTClaimsSet.Builder claims, ECKey key) {
        return sign(claims, key, "JWT");
    }

    private static String sign(JWTClaimsSet.Builder claims, ECKey key, String type) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
