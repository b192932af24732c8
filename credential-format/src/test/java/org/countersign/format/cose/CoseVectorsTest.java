package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What others wrote: the COSE working group, RFC 8392, the European health certificates, claim 169. */
class CoseVectorsTest {
    @TestFactory
    Stream<DynamicTest> agrees_with_the_cose_working_group() {
        return Vectors.files("cose/sign1-tests").stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> checkExample(Vectors.parse(file).asObject())));
    }

    private static void checkExample(JsonObject example) throws FormatException {
        JsonObject input = example.get("input").asObject();
        JsonObject sign0 = input.get("sign0").asObject();
        VerificationKey key = jwk(sign0.get("key").asObject());
        Bytes external = Bytes.ofHex(sign0.getString("external", ""));
        Bytes message = Bytes.ofHex(example.get("output").asObject().getString("cbor", ""));
        boolean refused = example.getBoolean("fail", false);

        boolean accepted = accepts(message, key, external, input.getString("plaintext", ""));

        assertThat(accepted).isEqualTo(!refused);
    }

    private static boolean accepts(Bytes message, VerificationKey key, Bytes external, String plaintext) {
        try {
            Bytes payload = CoseSign1.parse(message, CoseRules.STANDARD).verify(key, TestKeys.CHECK, external);
            assertThat(new String(payload.toArray(), StandardCharsets.UTF_8)).isEqualTo(plaintext);
            return true;
        } catch (FormatException refused) {
            return false;
        }
    }

    @Test
    void verifies_the_signed_example_of_rfc_8392() throws Exception {
        JsonObject example = Vectors.json("cose/CWT/A_3.json").asObject();
        JsonObject key = example.get("input")
                .asObject()
                .get("sign0")
                .asObject()
                .get("key")
                .asObject();
        Bytes message = Bytes.ofHex(example.get("output").asObject().getString("cbor", ""));
        VerificationKey publicKey = VerificationKey.ofPoint(
                Bytes.ofHex(key.getString("x_hex", "")), Bytes.ofHex(key.getString("y_hex", "")));

        Bytes payload = CoseSign1.parse(message, CoseRules.STANDARD).verify(publicKey, TestKeys.CHECK);

        Claims claims = Claims.of(Cbor.decode(payload, CborRules.DETERMINISTIC), FormatCode.PASS_CLAIMS);
        assertThat(claims.integer(CwtClaims.EXPIRES_AT)).isEqualTo(1_444_064_944);
        assertThat(claims.text(CwtClaims.SUBJECT)).isEqualTo("erikw");
    }

    @Test
    void refuses_the_maced_and_encrypted_examples_of_rfc_8392() {
        for (String name : List.of("A_4", "A_5", "A_6", "A_7")) {
            JsonObject example = Vectors.json("cose/CWT/" + name + ".json").asObject();
            Bytes message = Bytes.ofHex(example.get("output").asObject().getString("cbor", ""));

            assertRefused(FormatCode.COSE_TAG, () -> CoseSign1.parse(message, CoseRules.STANDARD));
        }
    }

    /** CO1 and CO2 are signed with RSA (PS256), which is none of ours. */
    @TestFactory
    Stream<DynamicTest> verifies_the_es256_health_certificates() {
        return Vectors.files("dcc").stream()
                .filter(file ->
                        name(file).startsWith("CO") && !List.of("CO1", "CO2").contains(name(file)))
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> checkHealthCertificate(Vectors.parse(file).asObject())));
    }

    private static void checkHealthCertificate(JsonObject test) throws Exception {
        Bytes message = Bytes.ofHex(test.getString("COSE", ""));
        VerificationKey key = certificateKey(test.get("TESTCTX").asObject().getString("CERTIFICATE", ""));

        Bytes payload = CoseSign1.parse(message, CoseRules.STANDARD).verify(key, TestKeys.CHECK);

        Claims claims = Claims.of(Cbor.decode(payload, CborRules.WELL_FORMED), FormatCode.PASS_CLAIMS);
        assertThat(claims.integer(CwtClaims.EXPIRES_AT)).isPositive();
        assertRefused(
                FormatCode.COSE_SIGNATURE,
                () -> CoseSign1.parse(message, CoseRules.STANDARD)
                        .verify(TestKeys.fresh().publicKey(), TestKeys.CHECK));
    }

    @Test
    void refuses_the_rsa_health_certificates_by_the_form_of_their_signature() {
        for (String name : List.of("CO1", "CO2")) {
            Bytes message =
                    Bytes.ofHex(Vectors.json("dcc/" + name + ".json").asObject().getString("COSE", ""));

            assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> CoseSign1.parse(message, CoseRules.STANDARD));
        }
    }

    @Test
    void verifies_the_es256_example_of_claim_169() throws Exception {
        JsonObject example =
                Vectors.json("claim169/valid/ecdsa-p256-signed.json").asObject();
        String point = example.get("signing_key").asObject().getString("public_key_hex", "");
        VerificationKey key =
                VerificationKey.ofPoint(Bytes.ofHex(point.substring(2, 66)), Bytes.ofHex(point.substring(66)));

        Bytes payload = CoseSign1.parse(claim169(example), CoseRules.STANDARD).verify(key, TestKeys.CHECK);

        Claims claims = Claims.of(Cbor.decode(payload, CborRules.WELL_FORMED), FormatCode.PASS_CLAIMS);
        assertThat(claims.integer(CwtClaims.EXPIRES_AT)).isEqualTo(1_800_000_000);
        assertThat(claims.map(169).text(4)).isEqualTo("ECDSA Test Person");
    }

    @Test
    void refuses_a_claim_169_without_a_signature() throws Exception {
        Bytes unsigned = claim169(Vectors.json("claim169/valid/minimal.json").asObject());

        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> CoseSign1.parse(unsigned, CoseRules.STANDARD));
    }

    @Test
    void refuses_the_claim_169_that_is_no_cose_and_the_one_that_is_no_base45() throws Exception {
        Bytes noCose = claim169(Vectors.json("claim169/invalid/not-cose.json").asObject());
        String noBase45 =
                Vectors.json("claim169/invalid/bad-base45.json").asObject().getString("qr_data", "");

        assertRefused(FormatCode.COSE_TAG, () -> CoseSign1.parse(noCose, CoseRules.COUNTERSIGN));
        assertRefused(FormatCode.COSE_STRUCTURE, () -> CoseSign1.parse(noCose, CoseRules.STANDARD));
        assertRefused(FormatCode.BASE45_CHARACTER, () -> Base45.decode(noBase45));
    }

    private static Bytes claim169(JsonObject example) throws Exception {
        Bytes compressed = Base45.decode(example.getString("qr_data", ""));
        InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed.toArray()));
        return Bytes.of(in.readAllBytes());
    }

    private static VerificationKey jwk(JsonObject key) throws FormatException {
        return VerificationKey.ofPoint(base64url(key.getString("x", "")), base64url(key.getString("y", "")));
    }

    private static VerificationKey certificateKey(String base64) throws GeneralSecurityException, FormatException {
        byte[] der = Base64.getDecoder().decode(base64);
        return JcaKeys.verificationKey(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der))
                .getPublicKey());
    }

    private static Bytes base64url(String text) {
        return Bytes.of(Base64.getUrlDecoder().decode(text));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".json", "");
    }
}
