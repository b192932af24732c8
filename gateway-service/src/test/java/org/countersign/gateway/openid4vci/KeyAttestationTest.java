package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gateway.openid4vci.TestIssuer.IDENTIFIER;
import static org.countersign.gateway.openid4vci.TestIssuer.ISSUER;
import static org.countersign.gateway.openid4vci.TestIssuer.grant;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.gateway.openid4vci.CredentialIssuerProperties.Profile;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenID4VCI 1.0, appendices D and F.3: attested keys, believed below a configured certificate only. */
class KeyAttestationTest {
    private static final TestWallet AUTHORITY = TestWallet.onP256();
    private static final TestWallet ATTESTER = TestWallet.onP256();
    private static final TestWallet PHONE = TestWallet.onP256();
    private static final TestWallet SECOND = TestWallet.onP256();

    @TempDir
    private static Path folder;

    private static TestIssuer issuer;

    @BeforeAll
    static void start() throws Exception {
        var anchors = folder.resolve("anchors.pem");
        var probe = new MovingClock();
        Files.writeString(
                anchors,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate(AUTHORITY, AUTHORITY, "authority", probe))
                        + "\n-----END CERTIFICATE-----\n");
        issuer = new TestIssuer(folder.resolve("issuer"), TestIssuer.properties(Profile.HAIP, anchors));
    }

    @AfterAll
    static void stop() throws Exception {
        issuer.close();
    }

    @Test
    void the_metadata_offer_attestations_where_somebody_is_trusted() {
        var types = issuer.read(OpenId4Vci.METADATA_PATH, "application/json")
                .json()
                .at("/credential_configurations_supported/residence-permit_counter_pass/proof_types_supported");

        assertThat(types.has("attestation")).isTrue();
    }

    @Test
    void gives_a_copy_for_each_attested_key() {
        var answer = issuer.credential(grant("a"), request(attestation(_ -> {}, _ -> {})));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("credentials").size()).isEqualTo(2);
    }

    @Test
    void a_proof_with_an_attestation_gets_a_copy_for_each_attested_key() {
        var attestation = attestation(_ -> {}, _ -> {});
        var proof = PHONE.proof(
                ISSUER,
                issuer.nonce(),
                issuer.clock.instant(),
                header -> header.put("key_attestation", attestation),
                _ -> {});

        var answer = issuer.credential(grant("p"), TestWallet.request(IDENTIFIER, proof));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("credentials").size()).isEqualTo(2);
    }

    @Test
    void refuses_a_proof_of_a_key_that_was_not_attested_and_one_whose_attestation_has_no_end() {
        var attestation = attestation(_ -> {}, _ -> {});
        var stranger = TestWallet.onP256()
                .proof(
                        ISSUER,
                        issuer.nonce(),
                        issuer.clock.instant(),
                        header -> header.put("key_attestation", attestation),
                        _ -> {});
        assertThat(issuer.credential(grant("s"), TestWallet.request(IDENTIFIER, stranger))
                        .error())
                .isEqualTo("400 invalid_proof");

        var endless = attestation(_ -> {}, claims -> claims.remove("exp"));
        var proof = PHONE.proof(
                ISSUER,
                issuer.nonce(),
                issuer.clock.instant(),
                header -> header.put("key_attestation", endless),
                _ -> {});
        assertThat(issuer.credential(grant("s"), TestWallet.request(IDENTIFIER, proof))
                        .error())
                .isEqualTo("400 invalid_proof");
    }

    /** Changes to a header or to claims. */
    interface Change extends Consumer<Map<String, Object>> {}

    private static Arguments header(String name, Change change) {
        return Arguments.of(name, change, (Change) _ -> {}, "400 invalid_proof");
    }

    private static Arguments claims(String name, Change change) {
        return Arguments.of(name, (Change) _ -> {}, change, "400 invalid_proof");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                header("another typ", header -> header.put("typ", "keyattestation+jwt")),
                header("no typ", header -> header.remove("typ")),
                header("the typ of a key proof", header -> header.put("typ", "openid4vci-proof+jwt")),
                header("alg none", header -> header.put("alg", "none")),
                header("a symmetric algorithm", header -> header.put("alg", "HS256")),
                header("crit", header -> header.put("crit", List.of("b64"))),
                header("an empty chain", header -> header.put("x5c", List.of())),
                header("a chain of nothing", header -> header.put("x5c", List.of("AAAA"))),
                header("no certificate", header -> header.remove("x5c")),
                header("a certificate that signed itself", header -> header.put("x5c", chain(ATTESTER, ATTESTER))),
                header("the certificate of another key", header -> header.put("x5c", chain(SECOND, AUTHORITY))),
                claims("from the future", claims -> claims.put("iat", seconds(Duration.ofMinutes(5)))),
                claims("ended", claims -> claims.put("exp", seconds(Duration.ZERO))),
                claims("not yet valid", claims -> claims.put("nbf", seconds(Duration.ofMinutes(5)))),
                claims("no iat", claims -> claims.remove("iat")),
                claims("no list of keys", claims -> claims.put("attested_keys", PHONE.jwk())),
                claims("no keys", claims -> claims.put("attested_keys", List.of())),
                claims(
                        "a symmetric key",
                        claims -> claims.put("attested_keys", List.of(Map.of("kty", "oct", "k", "AA")))),
                claims("a private key", claims -> {
                    var leaked = new LinkedHashMap<Object, Object>(PHONE.jwk());
                    leaked.put("d", "AAAA");
                    claims.put("attested_keys", List.of(leaked));
                }),
                claims("no nonce", claims -> claims.remove("nonce")),
                Arguments.of(
                        "a nonce that is not ours",
                        (Change) _ -> {},
                        (Change) claims -> claims.put("nonce", "x"),
                        "400 invalid_nonce"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refuses(String name, Change header, Change claims, String error) {
        assertThat(issuer.credential(grant(name), request(attestation(header, claims)))
                        .error())
                .isEqualTo(error);
    }

    @Test
    void refuses_a_mac_under_the_attesters_public_key_and_no_signature() throws Exception {
        var input = attestation(header -> header.put("alg", "HS256"), _ -> {});
        var unsigned = input.substring(0, input.lastIndexOf('.'));

        for (var text : List.of(TestWallet.mac(unsigned, ATTESTER.pair().getPublic()), unsigned + ".")) {
            assertThat(issuer.credential(grant("m"), request(text)).error()).isEqualTo("400 invalid_proof");
        }
    }

    @Test
    void a_nonce_in_an_attestation_is_taken_once() {
        var attestation = attestation(_ -> {}, _ -> {});
        issuer.credential(grant("once"), request(attestation));

        assertThat(issuer.credential(grant("once"), request(attestation)).error())
                .isEqualTo("400 invalid_nonce");
    }

    private static Map<String, Object> request(String attestation) {
        return Map.of("credential_identifier", IDENTIFIER, "proofs", Map.of("attestation", List.of(attestation)));
    }

    private static String attestation(
            Consumer<Map<String, Object>> changedHeader, Consumer<Map<String, Object>> changed) {
        var header = new LinkedHashMap<String, Object>();
        header.put("typ", "key-attestation+jwt");
        header.put("alg", "ES256");
        header.put("x5c", chain(ATTESTER, AUTHORITY));
        changedHeader.accept(header);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iat", seconds(Duration.ZERO));
        claims.put("exp", seconds(Duration.ofHours(1)));
        claims.put("attested_keys", List.of(PHONE.jwk(), SECOND.jwk()));
        claims.put("key_storage", List.of("iso_18045_high"));
        claims.put("nonce", issuer.nonce());
        changed.accept(claims);
        return ATTESTER.signed(header, claims);
    }

    private static List<String> chain(TestWallet subject, TestWallet by) {
        return List.of(Base64.getEncoder().encodeToString(certificate(subject, by, "attester", issuer.clock)));
    }

    private static byte[] certificate(TestWallet subject, TestWallet by, String name, MovingClock clock) {
        var issued = new X500Name("CN=" + (by == AUTHORITY ? "authority" : name));
        try {
            return new JcaX509v3CertificateBuilder(
                            issued,
                            BigInteger.TWO,
                            Date.from(clock.instant().minus(Duration.ofDays(1))),
                            Date.from(clock.instant().plus(Duration.ofDays(30))),
                            new X500Name("CN=" + name),
                            subject.pair().getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(name.equals("authority")))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(by.pair().getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static long seconds(Duration fromNow) {
        return issuer.clock.instant().plus(fromNow).getEpochSecond();
    }
}
