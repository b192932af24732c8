package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gateway.openid4vci.TestIssuer.IDENTIFIER;
import static org.countersign.gateway.openid4vci.TestIssuer.ISSUER;
import static org.countersign.gateway.openid4vci.TestIssuer.grant;
import static org.countersign.gateway.openid4vci.TestWallet.request;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenID4VCI 1.0, appendix F: each check of a key proof, broken by changing one thing in a good proof. */
class ProofTest extends PlainIssuerTest {
    private static final TestWallet PHONE = TestWallet.onP256();

    /** Changes to a header or to claims. */
    interface Change extends Consumer<Map<String, Object>> {}

    private static Arguments header(String name, Change change) {
        return Arguments.of(name, change, (Change) _ -> {});
    }

    private static Arguments claims(String name, Change change) {
        return Arguments.of(name, (Change) _ -> {}, change);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                header("another typ", header -> header.put("typ", "JWT")),
                header("no typ", header -> header.remove("typ")),
                header("the typ of a DPoP proof", header -> header.put("typ", "dpop+jwt")),
                header("the typ of a key attestation", header -> header.put("typ", "key-attestation+jwt")),
                header("alg none", header -> header.put("alg", "none")),
                header("a symmetric algorithm", header -> header.put("alg", "HS256")),
                header("another algorithm than the key's", header -> header.put("alg", "EdDSA")),
                header("an algorithm that is not offered", header -> header.put("alg", "RS256")),
                header("a symmetric key", header -> header.put("jwk", Map.of("kty", "oct", "k", "AAAA"))),
                header("private members in jwk", header -> {
                    var secret =
                            ((ECPrivateKey) PHONE.pair().getPrivate()).getS().toByteArray();
                    var leaked = new HashMap<Object, Object>((Map<?, ?>) header.get("jwk"));
                    leaked.put("d", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
                    header.put("jwk", leaked);
                }),
                header(
                        "another key",
                        header -> header.put("jwk", TestWallet.onP256().jwk())),
                header("jwk and kid", header -> header.put("kid", "did:example:1#1")),
                header("jwk and x5c", header -> header.put("x5c", List.of("AAAA"))),
                header("kid alone", header -> {
                    header.remove("jwk");
                    header.put("kid", "did:example:1#1");
                }),
                header("no key", header -> header.remove("jwk")),
                header("crit", header -> header.put("crit", List.of("b64"))),
                header("an attestation by nobody who is trusted", header -> header.put("key_attestation", "a.b.c")),
                claims("another audience", claims -> claims.put("aud", "https://elsewhere.example")),
                claims("two audiences", claims -> claims.put("aud", List.of(ISSUER, "https://elsewhere.example"))),
                claims("no audience", claims -> claims.remove("aud")),
                claims("iss from a wallet without a name", claims -> claims.put("iss", "wallet")),
                claims("no iat", claims -> claims.remove("iat")),
                claims("iat as a text", claims -> claims.put("iat", "now")),
                claims("an old iat", claims -> claims.put("iat", seconds(Duration.ofMinutes(-6)))),
                claims("an iat in the future", claims -> claims.put("iat", seconds(Duration.ofMinutes(2)))),
                claims("an exp that has passed", claims -> claims.put("exp", seconds(Duration.ofSeconds(-1)))),
                claims("an nbf to come", claims -> claims.put("nbf", seconds(Duration.ofMinutes(2)))),
                claims("an exp as a text", claims -> claims.put("exp", "later")),
                claims("an audience that is a number", claims -> claims.put("aud", 7)),
                claims("no nonce", claims -> claims.remove("nonce")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refuses(String name, Change header, Change claims) {
        var proof = PHONE.proof(ISSUER, issuer.nonce(), issuer.clock.instant(), header, claims);

        assertThat(issuer.credential(grant(name), request(IDENTIFIER, proof)).error())
                .isEqualTo("400 invalid_proof");
    }

    @Test
    void takes_the_same_proof_when_nothing_is_changed() {
        assertThat(issuer.credential(grant("good"), request(IDENTIFIER, issuer.proof(PHONE)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_a_nonce_that_is_not_ours_that_was_altered_or_that_has_ended() {
        var nonce = issuer.nonce();
        var altered = (nonce.charAt(0) == 'A' ? "B" : "A") + nonce.substring(1);
        for (var bad : List.of("x", "tZignsnFbp", altered, nonce + "A", nonce.substring(0, nonce.length() - 2))) {
            assertThat(issuer.credential(
                                    grant("n"), request(IDENTIFIER, PHONE.proof(ISSUER, bad, issuer.clock.instant())))
                            .error())
                    .isEqualTo("400 invalid_nonce");
        }

        issuer.clock.move(issuer.properties.nonceLifetime());
        assertThat(issuer.credential(
                                grant("n"), request(IDENTIFIER, PHONE.proof(ISSUER, nonce, issuer.clock.instant())))
                        .error())
                .isEqualTo("400 invalid_nonce");
    }

    @Test
    void refuses_a_signature_that_does_not_hold_and_one_that_is_missing() {
        var proof = issuer.proof(PHONE);
        var unsigned = proof.substring(0, proof.lastIndexOf('.') + 1);
        var other = issuer.proof(PHONE);

        assertThat(issuer.credential(grant("s"), request(IDENTIFIER, unsigned)).error())
                .isEqualTo("400 invalid_proof");
        assertThat(issuer.credential(
                                grant("s"), request(IDENTIFIER, unsigned + other.substring(other.lastIndexOf('.') + 1)))
                        .error())
                .isEqualTo("400 invalid_proof");
    }

    @Test
    void refuses_a_mac_with_the_public_key_as_its_secret() throws GeneralSecurityException {
        var proof = PHONE.proof(
                ISSUER, issuer.nonce(), issuer.clock.instant(), header -> header.put("alg", "HS256"), _ -> {});
        var input = proof.substring(0, proof.lastIndexOf('.'));

        assertThat(issuer.credential(
                                grant("m"),
                                request(
                                        IDENTIFIER,
                                        TestWallet.mac(input, PHONE.pair().getPublic())))
                        .error())
                .isEqualTo("400 invalid_proof");
    }

    @Test
    void iss_is_the_client_of_the_token() {
        var named = new WalletGrant(
                "iss",
                Optional.of("wallet-1"),
                List.of(new GrantedCredential(TestIssuer.CONFIGURATION, List.of(IDENTIFIER))),
                true);

        assertThat(issuer.credential(named, request(IDENTIFIER, issued("wallet-2")))
                        .error())
                .isEqualTo("400 invalid_proof");
        assertThat(issuer.credential(named, request(IDENTIFIER, issued("wallet-1")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_one_bad_proof_among_good_ones_two_of_one_key_and_too_many() {
        var bad = PHONE.proof(
                ISSUER, issuer.nonce(), issuer.clock.instant(), _ -> {}, claims -> claims.put("aud", "elsewhere"));
        assertThat(issuer.credential(grant("b"), request(IDENTIFIER, issuer.proof(TestWallet.onP256()), bad))
                        .error())
                .isEqualTo("400 invalid_proof");
        assertThat(issuer.credential(grant("b"), request(IDENTIFIER, issuer.proof(PHONE), issuer.proof(PHONE)))
                        .error())
                .isEqualTo("400 invalid_proof");
        var many = Stream.generate(() -> issuer.proof(TestWallet.onP256()))
                .limit(issuer.properties.batchSize() + 1L)
                .toArray(String[]::new);
        assertThat(issuer.credential(grant("b"), request(IDENTIFIER, many)).error())
                .isEqualTo("400 invalid_proof");
    }

    @Test
    void refuses_proofs_of_another_shape() {
        var proof = issuer.proof(PHONE);
        for (Object proofs : List.of(
                Map.of(),
                Map.of("jwt", List.of()),
                Map.of("jwt", proof),
                Map.of("jwt", List.of(7)),
                Map.of("di_vp", List.of(proof)),
                Map.of("jwt", List.of(proof), "attestation", List.of(proof)),
                Map.of("attestation", List.of(proof, proof)))) {
            assertThat(issuer.credential(grant("f"), Map.of("credential_identifier", IDENTIFIER, "proofs", proofs))
                            .error())
                    .isEqualTo("400 invalid_proof");
        }
        assertThat(issuer.credential(grant("f"), Map.of("credential_identifier", IDENTIFIER))
                        .error())
                .isEqualTo("400 invalid_proof");
        assertThat(issuer.credential(
                                grant("f"),
                                Map.of(
                                        "credential_identifier", IDENTIFIER,
                                        "proof", Map.of("proof_type", "jwt", "jwt", proof),
                                        "proofs", Map.of("jwt", List.of(proof))))
                        .error())
                .isEqualTo("400 invalid_credential_request");
    }

    private static String issued(String by) {
        return PHONE.proof(ISSUER, issuer.nonce(), issuer.clock.instant(), _ -> {}, claims -> claims.put("iss", by));
    }

    private static long seconds(Duration fromNow) {
        return issuer.clock.instant().plus(fromNow).getEpochSecond();
    }
}
