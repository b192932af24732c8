package org.countersign.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.countersign.gateway.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How wallets prove who they are, with one thing changed that RFC 7523 or the draft on attestations forbids, at the token endpoint and where requests are pushed. A code that
 * nobody gave tells how far a client came: who is believed hears {@code invalid_grant}.
 */
class HostileClientTest extends WalletTest {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    /** A code that nobody gave. */
    private static final String NOBODYS = "nobody-gave-it";

    private static final ECKey PHONE = TestProof.newKey();
    private static final String ATTESTATION = "oauth-client-attestation+jwt";
    private static final String POSSESSION = "oauth-client-attestation-pop+jwt";

    /** Makes the token of a good one. */
    interface Spoil {
        String spoil(SpoiledJwt good);
    }

    private static Arguments spoiled(String defect, Spoil spoil) {
        return Arguments.of(defect, spoil);
    }

    private static Spoil signed(ECKey key, UnaryOperator<SpoiledJwt> change) {
        return good -> change.apply(good).signed(key);
    }

    /** What is wrong with any JWT, whoever signs it. */
    private static Stream<Arguments> anyJwt(ECKey signer) {
        return Stream.of(
                spoiled("alg none", SpoiledJwt::unsigned),
                spoiled("a MAC under the public key", good -> good.macWith(SpoiledJwt.publicKey(signer))),
                spoiled(
                        "signed, and called a MAC",
                        signed(signer, good -> good.header(header -> header.put("alg", "HS256")))),
                spoiled(
                        "an algorithm of another kind of key",
                        signed(signer, good -> good.header(header -> header.put("alg", "PS256")))),
                spoiled("no alg", signed(signer, good -> good.header(header -> header.remove("alg")))),
                spoiled("another typ", signed(signer, good -> good.header(header -> header.put("typ", "at+jwt")))),
                spoiled(
                        "the typ of a DPoP proof",
                        signed(signer, good -> good.header(header -> header.put("typ", "dpop+jwt")))),
                spoiled("typ as a number", signed(signer, good -> good.header(header -> header.put("typ", 7)))),
                spoiled(
                        "an unknown critical header",
                        signed(
                                signer,
                                good -> good.header(header -> {
                                    header.put("crit", List.of("x"));
                                    header.put("x", 1);
                                }))),
                spoiled(
                        "a chain of nothing",
                        signed(TestProof.newKey(), good -> good.header(header -> header.put("x5c", List.of("AAAA"))))),
                spoiled("signed by another key", signed(TestProof.newKey(), UnaryOperator.identity())),
                spoiled("by the key in its own header", good -> {
                    var own = TestProof.newKey();
                    return good.header(header ->
                                    header.put("jwk", own.toPublicJWK().toJSONObject()))
                            .signed(own);
                }),
                spoiled("not yet valid", claims(signer, claims -> claims.notBeforeTime(in(60)))),
                spoiled("issued in the future", claims(signer, claims -> claims.issueTime(in(120)))),
                spoiled("expired", claims(signer, claims -> claims.expirationTime(in(-60)))),
                spoiled("exp as a text", claims(signer, claims -> claims.claim("exp", "later"))),
                spoiled("without signature", good -> {
                    var text = good.signed(signer);
                    return text.substring(0, text.lastIndexOf('.') + 1);
                }),
                spoiled("no JWT", _ -> "a.b.c"),
                spoiled("empty parts", _ -> ".."));
    }

    private static Spoil claims(ECKey signer, java.util.function.Consumer<JWTClaimsSet.Builder> change) {
        return signed(signer, good -> good.claims(change));
    }

    static Stream<Arguments> assertions() {
        var key = TestWallets.ASSERTING;
        return Stream.concat(
                anyJwt(key),
                Stream.of(
                        spoiled("for another server", claims(key, claims -> claims.audience("https://else.example"))),
                        spoiled("for nobody", claims(key, claims -> claims.audience((String) null))),
                        spoiled("without jti", claims(key, claims -> claims.jwtID(null))),
                        spoiled("too long-lived", claims(key, claims -> claims.expirationTime(in(3600)))),
                        spoiled("without end", claims(key, claims -> claims.expirationTime(null))),
                        spoiled("by another issuer", claims(key, claims -> claims.issuer("wallet-dev"))),
                        spoiled("about another client", claims(key, claims -> claims.subject("wallet-dev")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void refuses_an_assertion_that_is(String defect, Spoil spoil) {
        var assertion = spoil.spoil(assertion());

        var pushed = asserted("/oauth2/par", pushRequest("wallet-assertion"), assertion);
        var token = asserted(TOKEN, tokenRequest("wallet-assertion", NOBODYS), assertion);

        assertThat(List.of(error(pushed), error(token))).as(defect).containsOnly("invalid_client");
        assertThat(List.of(pushed.status(), token.status())).as(defect).containsOnly(401);
    }

    @Test
    void believes_the_assertion_in_which_nothing_is_changed() {
        var assertion = assertion().signed(TestWallets.ASSERTING);

        assertThat(error(asserted(TOKEN, tokenRequest("wallet-assertion", NOBODYS), assertion)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void takes_an_assertion_at_one_endpoint_only_once_whichever_comes_first() {
        var assertion = assertion().signed(TestWallets.ASSERTING);
        asserted("/oauth2/par", pushRequest("wallet-assertion"), assertion);

        assertThat(error(asserted(TOKEN, tokenRequest("wallet-assertion", NOBODYS), assertion)))
                .isEqualTo("invalid_client");
    }

    @Test
    void refuses_an_assertion_beside_another_way_to_authenticate_or_for_another_client_id() {
        var two = asserted(
                TOKEN,
                tokenRequest("wallet-assertion", NOBODYS),
                assertion().signed(TestWallets.ASSERTING),
                "Authorization",
                "Basic d2FsbGV0LWRldjp4");
        var other = asserted(
                TOKEN, tokenRequest("wallet-attested", NOBODYS), assertion().signed(TestWallets.ASSERTING));

        assertThat(two.status()).as(two.text()).isIn(400, 401);
        assertThat(other.status()).as(other.text()).isIn(400, 401);
        assertThat(error(other)).isNotEqualTo("invalid_grant");
    }

    @Test
    void refuses_an_assertion_of_another_type_of_assertion() {
        var form = tokenRequest("wallet-assertion", NOBODYS);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        form.put("client_assertion", assertion().signed(TestWallets.ASSERTING));

        assertThat(form(TOKEN, form).status()).isEqualTo(401);
    }

    static Stream<Arguments> attestations() {
        var key = TestWallets.ATTESTER;
        return Stream.concat(
                anyJwt(key),
                Stream.of(
                        spoiled("without typ", signed(key, good -> good.header(header -> header.remove("typ")))),
                        spoiled(
                                "typed as its proof",
                                signed(key, good -> good.header(header -> header.put("typ", POSSESSION)))),
                        spoiled("without end", claims(key, claims -> claims.expirationTime(null))),
                        spoiled(
                                "an empty chain",
                                signed(key, good -> good.header(header -> header.put("x5c", List.of())))),
                        spoiled("about nobody", claims(key, claims -> claims.subject(null))),
                        spoiled("about another wallet", claims(key, claims -> claims.subject("wallet-dev"))),
                        spoiled("without key", claims(key, claims -> claims.claim("cnf", null))),
                        spoiled(
                                "with a shared secret as the key",
                                claims(
                                        key,
                                        claims -> claims.claim(
                                                "cnf", Map.of("jwk", Map.of("kty", "oct", "k", "c2VjcmV0"))))),
                        spoiled(
                                "with the phone's private key",
                                claims(key, claims -> claims.claim("cnf", Map.of("jwk", PHONE.toJSONObject())))),
                        spoiled("with a point off the curve", claims(key, claims -> {
                            var jwk = new HashMap<>(PHONE.toPublicJWK().toJSONObject());
                            jwk.put("y", jwk.get("x"));
                            claims.claim("cnf", Map.of("jwk", jwk));
                        }))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attestations")
    void refuses_an_attestation_that_is(String defect, Spoil spoil) {
        refusedAttested(defect, spoil.spoil(attestation()), possession().signed(PHONE));
    }

    static Stream<Arguments> possessions() {
        return Stream.concat(
                anyJwt(PHONE),
                Stream.of(
                        spoiled("without typ", signed(PHONE, good -> good.header(header -> header.remove("typ")))),
                        spoiled(
                                "typed as an attestation",
                                signed(PHONE, good -> good.header(header -> header.put("typ", ATTESTATION)))),
                        spoiled("signed by the attester", good -> good.signed(TestWallets.ATTESTER)),
                        spoiled("for another server", claims(PHONE, claims -> claims.audience("https://else.example"))),
                        spoiled("for nobody", claims(PHONE, claims -> claims.audience((String) null))),
                        spoiled("too old", claims(PHONE, claims -> claims.issueTime(in(-600)))),
                        spoiled("without time", claims(PHONE, claims -> claims.issueTime(null))),
                        spoiled("by another wallet", claims(PHONE, claims -> claims.issuer("wallet-dev"))),
                        spoiled("without jti", claims(PHONE, claims -> claims.jwtID(null))),
                        spoiled("with an endless jti", claims(PHONE, claims -> claims.jwtID("x".repeat(1000))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("possessions")
    void refuses_a_proof_of_possession_that_is(String defect, Spoil spoil) {
        refusedAttested(defect, attestation().signed(TestWallets.ATTESTER), spoil.spoil(possession()));
    }

    @Test
    void refuses_a_second_audience_in_either_proof_of_the_client() {
        var both = List.of(issuer(), "https://else.example");
        var possession = possession().claims(claims -> claims.audience(both)).signed(PHONE);
        var assertion = assertion().claims(claims -> claims.audience(both)).signed(TestWallets.ASSERTING);

        refusedAttested("two audiences", attestation().signed(TestWallets.ATTESTER), possession);
        assertThat(error(asserted(TOKEN, tokenRequest("wallet-assertion", NOBODYS), assertion)))
                .isEqualTo("invalid_client");
    }

    @Test
    void refuses_half_of_an_attestation_and_two_of_one() {
        var attestation = attestation().signed(TestWallets.ATTESTER);
        var headers = List.of(
                new String[] {"OAuth-Client-Attestation", attestation},
                new String[] {"OAuth-Client-Attestation-PoP", possession().signed(PHONE)},
                new String[] {
                    "OAuth-Client-Attestation", attestation,
                    "OAuth-Client-Attestation", attestation,
                    "OAuth-Client-Attestation-PoP", possession().signed(PHONE)
                });

        assertThat(headers)
                .allSatisfy(sent -> assertThat(error(form(TOKEN, tokenRequest("wallet-attested", NOBODYS), sent)))
                        .isEqualTo("invalid_client_attestation"));
    }

    @Test
    void believes_the_attestation_in_which_nothing_is_changed() {
        var answer = attested(
                TOKEN,
                tokenRequest("wallet-attested", NOBODYS),
                attestation().signed(TestWallets.ATTESTER),
                possession().signed(PHONE));

        assertThat(error(answer)).isEqualTo("invalid_grant");
    }

    @Test
    void refuses_a_wallet_that_authenticates_in_another_way_than_it_is_registered_for() {
        var form = tokenRequest("wallet-tls", NOBODYS);
        form.put("client_assertion_type", ASSERTION_TYPE);
        form.put(
                "client_assertion",
                assertion()
                        .claims(claims -> claims.issuer("wallet-tls").subject("wallet-tls"))
                        .signed(TestWallets.ASSERTING));

        assertThat(form(TOKEN, form).status()).isEqualTo(401);
        var attestation = attestation()
                .claims(claims -> claims.subject("wallet-assertion"))
                .signed(TestWallets.ATTESTER);
        assertThat(error(attested(
                        TOKEN,
                        tokenRequest("wallet-assertion", NOBODYS),
                        attestation,
                        possession().signed(PHONE))))
                .isEqualTo("invalid_client");
    }

    private void refusedAttested(String defect, String attestation, String possession) {
        var answers = List.of(
                attested("/oauth2/par", pushRequest("wallet-attested"), attestation, possession),
                attested(TOKEN, tokenRequest("wallet-attested", NOBODYS), attestation, possession));
        assertThat(answers)
                .as(defect)
                .allSatisfy(answer -> assertThat(error(answer)).isEqualTo("invalid_client_attestation"));
    }

    private Api.Response attested(String path, Map<String, String> form, String attestation, String possession) {
        return form(path, form, "OAuth-Client-Attestation", attestation, "OAuth-Client-Attestation-PoP", possession);
    }

    private Api.Response asserted(String path, Map<String, String> form, String assertion, String... headers) {
        form.put("client_assertion_type", ASSERTION_TYPE);
        form.put("client_assertion", assertion);
        return form(path, form, headers);
    }

    private SpoiledJwt assertion() {
        return SpoiledJwt.of(
                "JWT",
                new JWTClaimsSet.Builder()
                        .issuer("wallet-assertion")
                        .subject("wallet-assertion")
                        .audience(issuer())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(in(0))
                        .expirationTime(in(60)));
    }

    private static SpoiledJwt attestation() {
        return SpoiledJwt.of(
                ATTESTATION,
                new JWTClaimsSet.Builder()
                        .issuer("https://attester.example")
                        .subject("wallet-attested")
                        .issueTime(in(0))
                        .expirationTime(in(3600))
                        .claim("cnf", Map.of("jwk", PHONE.toPublicJWK().toJSONObject())));
    }

    private SpoiledJwt possession() {
        return SpoiledJwt.of(
                POSSESSION,
                new JWTClaimsSet.Builder()
                        .audience(issuer())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(in(0)));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
