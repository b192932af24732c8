package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.gateway.openid4vci.TestIssuer.IDENTIFIER;
import static org.countersign.gateway.openid4vci.TestIssuer.grant;
import static org.countersign.gateway.openid4vci.TestWallet.request;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.countersign.format.json.JsonWriter;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** OpenID4VCI 1.0, section 10: encrypted requests and responses, by Nimbus on the wallet's side. */
class EncryptionTest extends PlainIssuerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String JWT = "application/jwt";

    /** Good for P-384, and of no use here. */
    private static final Map<String, Object> OFF_P256 = offP256();

    private static ECKey walletKey;

    @BeforeAll
    static void makeKey() throws JOSEException {
        walletKey = new ECKeyGenerator(Curve.P_256)
                .keyID("wallet-1")
                .algorithm(JWEAlgorithm.ECDH_ES)
                .generate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A128GCM", "A256GCM"})
    void reads_an_encrypted_request_and_answers_for_the_wallet_alone(String enc) throws Exception {
        var answer = sealed(wish(walletKey.toPublicJWK().toJSONObject(), enc), EncryptionMethod.parse(enc));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(JWT);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var jwe = JWEObject.parse(answer.text());
        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES);
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.parse(enc));
        assertThat(jwe.getHeader().getKeyID()).isEqualTo("wallet-1");
        jwe.decrypt(new ECDHDecrypter(walletKey));
        assertThat(JSON.readTree(jwe.getPayload().toString())
                        .at("/credentials/0/credential")
                        .asString())
                .startsWith("sd-jwt-vc for ");
    }

    @Test
    void answers_an_encrypted_request_in_clear_when_no_encryption_was_asked_for() throws Exception {
        var answer = sealed(request(IDENTIFIER, issuer.proof(TestWallet.onP256())), EncryptionMethod.A256GCM);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void the_deferred_answer_is_encrypted_as_its_own_request_says() throws Exception {
        issuer.copies.decide(false);
        var pending = issuer.credential(grant("d"), request(IDENTIFIER, issuer.proof(TestWallet.onP256())));
        issuer.copies.decide(true);
        var wish = new LinkedHashMap<String, Object>();
        wish.put("transaction_id", pending.json().get("transaction_id").asString());
        wish.put(
                "credential_response_encryption",
                Map.of("jwk", walletKey.toPublicJWK().toJSONObject(), "enc", "A128GCM"));

        var answer = issuer.send(
                OpenId4Vci.DEFERRED_PATH,
                grant("d"),
                JWT,
                seal(JSON.writeValueAsBytes(wish), EncryptionMethod.A128GCM));

        assertThat(answer.header("Content-Type")).isEqualTo(JWT);
        var jwe = JWEObject.parse(answer.text());
        jwe.decrypt(new ECDHDecrypter(walletKey));
        assertThat(jwe.getPayload().toString()).contains("credentials");
    }

    @Test
    void an_error_is_never_encrypted() throws Exception {
        var bad = wish(walletKey.toPublicJWK().toJSONObject(), "A128GCM");
        bad.put("credential_identifier", "somebody else's");

        var answer = sealed(bad, EncryptionMethod.A128GCM);

        assertThat(answer.error()).isEqualTo("400 unknown_credential_identifier");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void refuses_to_encrypt_for_whoever_put_a_key_into_a_request_in_clear() {
        var answer = issuer.credential(grant("c"), wish(walletKey.toPublicJWK().toJSONObject(), "A128GCM"));

        assertThat(answer.error()).isEqualTo("400 invalid_encryption_parameters");
    }

    @Test
    void refuses_broken_parameters_for_the_answer() throws Exception {
        var good = walletKey.toPublicJWK().toJSONObject();
        for (var parameters : List.of(
                Map.of("enc", "A128GCM"),
                Map.of("jwk", good),
                Map.of("jwk", good, "enc", "A128CBC-HS256"),
                Map.of("jwk", good, "enc", "A128GCM", "zip", "DEF"),
                Map.of("jwk", walletKey.toJSONObject(), "enc", "A128GCM"),
                Map.of("jwk", Map.of("kty", "oct", "k", "AAAA", "alg", "dir"), "enc", "A128GCM"),
                Map.of("jwk", without(good, "alg"), "enc", "A128GCM"),
                Map.of("jwk", without(good, "x"), "enc", "A128GCM"))) {
            var request = wish(good, "A128GCM");
            request.put("credential_response_encryption", parameters);

            assertThat(sealed(request, EncryptionMethod.A128GCM).error())
                    .as("%s", parameters.keySet())
                    .isEqualTo("400 invalid_encryption_parameters");
        }
    }

    @Test
    void refuses_a_request_that_is_encrypted_otherwise_than_offered() throws Exception {
        var body = JSON.writeValueAsBytes(request(IDENTIFIER, issuer.proof(TestWallet.onP256())));
        var other = new ECKeyGenerator(Curve.P_256).keyID("another").generate();
        var kid = issuerKey().getKeyID();

        for (var jwe : List.of(
                "not a jwe",
                seal(body, new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128CBC_HS256).keyID(kid)),
                seal(body, new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A128GCM).keyID(kid)),
                seal(body, new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)),
                seal(
                        body,
                        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                                .keyID(kid)
                                .compressionAlgorithm(CompressionAlgorithm.DEF)),
                sealFor(
                        other,
                        body,
                        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM).keyID(kid)))) {
            assertThat(issuer.send(OpenId4Vci.CREDENTIAL_PATH, grant("o"), JWT, jwe)
                            .error())
                    .isEqualTo("400 invalid_encryption_parameters");
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("no key agreed", changed(header -> header.remove("epk"))),
                Arguments.of("an epk on another curve", changed(header -> header.put("epk", OFF_P256))),
                Arguments.of(
                        "an RSA key as epk",
                        changed(header -> header.put("epk", Map.of("kty", "RSA", "n", "u1W0", "e", "AQAB")))),
                Arguments.of(
                        "an Edwards key as epk",
                        changed(header -> header.put(
                                "epk",
                                Map.of(
                                        "kty",
                                        "OKP",
                                        "crv",
                                        "X25519",
                                        "x",
                                        "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08")))),
                Arguments.of(
                        "a point off the curve",
                        changed(header ->
                                header.put("epk", Map.of("kty", "EC", "crv", "P-256", "x", "AQ", "y", "AQ")))),
                Arguments.of("epk as a text", changed(header -> header.put("epk", "x"))),
                Arguments.of("no alg", changed(header -> header.remove("alg"))),
                Arguments.of("alg none", changed(header -> header.put("alg", "none"))),
                Arguments.of("alg dir", changed(header -> header.put("alg", "dir"))),
                Arguments.of("alg RSA-OAEP", changed(header -> header.put("alg", "RSA-OAEP-256"))),
                Arguments.of("no enc", changed(header -> header.remove("enc"))),
                Arguments.of("enc as a number", changed(header -> header.put("enc", 7))),
                Arguments.of("zip", changed(header -> header.put("zip", "DEF"))),
                Arguments.of("crit", changed(header -> header.put("crit", List.of("x")))),
                Arguments.of("kid of nobody", changed(header -> header.put("kid", "nobody"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void refuses_a_request_whose_header_has(String defect, Consumer<Map<String, Object>> change) throws Exception {
        var good = seal(
                JSON.writeValueAsBytes(request(IDENTIFIER, issuer.proof(TestWallet.onP256()))),
                EncryptionMethod.A128GCM);
        var parts = good.split("\\.", -1);
        @SuppressWarnings("unchecked")
        Map<String, Object> header = JSON.readValue(Base64URL.from(parts[0]).decode(), LinkedHashMap.class);
        change.accept(header);
        parts[0] = Base64URL.encode(JSON.writeValueAsBytes(header)).toString();

        assertThat(issuer.send(OpenId4Vci.CREDENTIAL_PATH, grant("h"), JWT, String.join(".", parts))
                        .error())
                .as(defect)
                .isEqualTo("400 invalid_encryption_parameters");
    }

    private static Consumer<Map<String, Object>> changed(Consumer<Map<String, Object>> change) {
        return change;
    }

    private static Map<String, Object> wish(Map<String, Object> jwk, String enc) {
        var request = new LinkedHashMap<>(request(IDENTIFIER, issuer.proof(TestWallet.onP256())));
        request.put("credential_response_encryption", Map.of("jwk", jwk, "enc", enc));
        return request;
    }

    private static Map<String, Object> without(Map<String, Object> jwk, String member) {
        var less = new LinkedHashMap<>(jwk);
        less.remove(member);
        return less;
    }

    private static TestIssuer.Answer sealed(Map<String, ?> request, EncryptionMethod method) throws Exception {
        return issuer.send(
                OpenId4Vci.CREDENTIAL_PATH,
                grant("e" + issuer.copies.count()),
                JWT,
                seal(JSON.writeValueAsBytes(request), method));
    }

    private static String seal(byte[] body, EncryptionMethod method) throws Exception {
        return seal(
                body,
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, method)
                        .keyID(issuerKey().getKeyID()));
    }

    private static String seal(byte[] body, JWEHeader.Builder header) throws Exception {
        return sealFor(issuerKey(), body, header);
    }

    private static String sealFor(ECKey key, byte[] body, JWEHeader.Builder header) throws JOSEException {
        var jwe = new JWEObject(header.build(), new Payload(body));
        jwe.encrypt(new ECDHEncrypter(key));
        return jwe.serialize();
    }

    /** As the metadata publish it. */
    private static ECKey issuerKey() throws ParseException {
        var metadata = JSON.readTree(JsonWriter.canonical(issuer.metadata.document()));
        return ECKey.parse(
                metadata.at("/credential_request_encryption/jwks/keys/0").toString());
    }

    private static Map<String, Object> offP256() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONObject();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
