package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Access tokens (RFC 9068, section 4) and DPoP proofs (RFC 9449, section 4.3), each with one thing changed; the tokens signed by the server's own key where that is not it. */
class HostileTokenTest extends WalletTest {
    @Autowired
    private JWKSource<SecurityContext> keys;

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("expired", (Consumer<JWTClaimsSet.Builder>) claims -> claims.expirationTime(in(-60))),
                Arguments.of("endless", (Consumer<JWTClaimsSet.Builder>) claims -> claims.expirationTime(null)),
                Arguments.of("not yet valid", (Consumer<JWTClaimsSet.Builder>) claims -> claims.notBeforeTime(in(60))),
                Arguments.of("for another audience", (Consumer<JWTClaimsSet.Builder>)
                        claims -> claims.audience("https://else.example")),
                Arguments.of("for staff", (Consumer<JWTClaimsSet.Builder>) claims -> claims.audience("countersign")),
                Arguments.of("of another server", (Consumer<JWTClaimsSet.Builder>)
                        claims -> claims.issuer("https://else.example")),
                Arguments.of("of no grant", (Consumer<JWTClaimsSet.Builder>)
                        claims -> claims.claim("grant", null).claim("grant_id", null)));
    }

    @Test
    void opens_with_the_token_in_which_nothing_is_changed() throws Exception {
        assertThat(bearer(resigned("at+jwt", _ -> {}))).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void refuses_a_token_that_is(String defect, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        assertThat(bearer(resigned("at+jwt", change))).as(defect).isEqualTo(401);
    }

    @Test
    void refuses_a_token_of_another_type_than_an_access_token() throws Exception {
        for (var type : List.of("JWT", "dpop+jwt", "openid4vci-proof+jwt")) {
            assertThat(bearer(resigned(type, _ -> {}))).as(type).isEqualTo(401);
        }
    }

    @Test
    void refuses_a_token_without_signature_or_under_the_public_key_as_a_secret() throws Exception {
        var good = claimsOf(accessToken(redeem(code(false).value())));

        assertThat(bearer(SpoiledJwt.of("at+jwt", good).unsigned())).isEqualTo(401);
        assertThat(bearer(SpoiledJwt.of("at+jwt", good).macWith(ownKey().toRSAPublicKey())))
                .isEqualTo(401);
        assertThat(bearer(SpoiledJwt.of("at+jwt", good).signed(TestProof.newKey())))
                .isEqualTo(401);
    }

    @Test
    void takes_a_token_from_the_header_alone() {
        var token = accessToken(redeem(code(false).value()));

        assertThat(form(GrantProbe.PATH, java.util.Map.of("access_token", token))
                        .status())
                .isEqualTo(401);
        assertThat(form(GrantProbe.PATH + "?access_token=" + token, java.util.Map.of())
                        .status())
                .isEqualTo(401);
    }

    static Stream<Arguments> proofs() {
        return Stream.of(
                Arguments.of("no typ", (Consumer<SpoiledJwt>) proof -> proof.header(header -> header.remove("typ"))),
                Arguments.of("the typ of a key proof", (Consumer<SpoiledJwt>)
                        proof -> proof.header(header -> header.put("typ", "openid4vci-proof+jwt"))),
                Arguments.of("no key", (Consumer<SpoiledJwt>) proof -> proof.header(header -> header.remove("jwk"))),
                Arguments.of("an algorithm of another kind of key", (Consumer<SpoiledJwt>)
                        proof -> proof.header(header -> header.put("alg", "RS256"))),
                Arguments.of("an unknown critical header", (Consumer<SpoiledJwt>)
                        proof -> proof.header(header -> header.put("crit", List.of("x")))),
                Arguments.of("an end that has passed", (Consumer<SpoiledJwt>)
                        proof -> proof.claims(claims -> claims.expirationTime(in(-30)))),
                Arguments.of("a beginning to come", (Consumer<SpoiledJwt>)
                        proof -> proof.claims(claims -> claims.notBeforeTime(in(120)))),
                Arguments.of("no iat", (Consumer<SpoiledJwt>) proof -> proof.claims(claims -> claims.issueTime(null))),
                Arguments.of(
                        "no htm", (Consumer<SpoiledJwt>) proof -> proof.claims(claims -> claims.claim("htm", null))),
                Arguments.of(
                        "no htu", (Consumer<SpoiledJwt>) proof -> proof.claims(claims -> claims.claim("htu", null))),
                Arguments.of("an endless jti", (Consumer<SpoiledJwt>)
                        proof -> proof.claims(claims -> claims.jwtID("x".repeat(1000)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    void refuses_a_dpop_proof_with(String defect, Consumer<SpoiledJwt> change) {
        var key = TestProof.newKey();
        var proof = proof(key);
        change.accept(proof);

        var refused = redeem("x", "DPoP", proof.signed(key));

        assertThat(error(refused)).as(defect).isEqualTo("invalid_dpop_proof");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void refuses_a_dpop_proof_that_is_a_mac_under_the_key_it_shows() {
        var key = TestProof.newKey();

        var refused = redeem("x", "DPoP", proof(key).macWith(SpoiledJwt.publicKey(key)));

        assertThat(error(refused)).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void takes_the_dpop_proof_in_which_nothing_is_changed() {
        var key = TestProof.newKey();

        assertThat(error(redeem("x", "DPoP", proof(key).signed(key)))).isEqualTo("invalid_grant");
    }

    @Test
    void refuses_a_token_that_is_bound_to_no_key_with_a_proof_of_some_key() {
        var token = accessToken(redeem(code(false).value()));
        var key = TestProof.newKey();

        var refused = probe(
                "Authorization", "DPoP " + token, "DPoP", probeProof(key, token).sign());

        assertThat(refused.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
    }

    private SpoiledJwt proof(com.nimbusds.jose.jwk.ECKey key) {
        return SpoiledJwt.of(
                        "dpop+jwt",
                        new JWTClaimsSet.Builder()
                                .jwtID(java.util.UUID.randomUUID().toString())
                                .claim("htm", "POST")
                                .claim("htu", issuer() + TOKEN)
                                .claim("nonce", nonce(key))
                                .issueTime(in(0)))
                .header(header -> header.put("jwk", key.toPublicJWK().toJSONObject()));
    }

    private int bearer(String token) {
        return probe("Authorization", "Bearer " + token).status();
    }

    /** A fresh token of the server, changed and signed again with the server's own key. */
    private String resigned(String type, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var claims = claimsOf(accessToken(redeem(code(false).value())));
        change.accept(claims);
        var key = ownKey();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims.build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static JWTClaimsSet.Builder claimsOf(String token) throws ParseException {
        return new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet());
    }

    private RSAKey ownKey() throws JOSEException {
        var selector =
                new JWKSelector(new JWKMatcher.Builder().keyType(KeyType.RSA).build());
        return keys.get(selector, null).getFirst().toRSAKey();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
