package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.base45.Base45;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.CborRules;
import org.countersign.format.cbor.Claims;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** QR texts of other systems, layer by layer: each layer reads what its standard allows and refuses the rest by name. */
class ForeignTextsTest {
    private static final String HEALTH_PREFIX = "HC1:";
    private static final Set<String> ENCRYPTED = Set.of("encrypted-signed", "encrypted-aes256");
    private static final Set<String> SIGNED = Set.of("ed25519-signed", "ecdsa-p256-signed");

    @TestFactory
    Stream<DynamicTest> unpacks_the_texts_of_health_certificates() {
        return tests("dcc", test -> {
            String text = test.getString("PREFIX", "").substring(HEALTH_PREFIX.length());
            Bytes compressed = Base45.decode(text);
            assertThat(Base45.encode(compressed)).isEqualTo(text);
            equalIfGiven(test, "COMPRESSED", compressed);
            equalIfGiven(test, "COSE", inflated(compressed));
        });
    }

    @TestFactory
    Stream<DynamicTest> refuses_the_content_of_health_certificates_as_none_of_ours() {
        return tests("dcc", test -> {
            Bytes content = Bytes.ofHex(test.getString("CBOR", ""));
            assertRefused(FormatCode.CBOR_INDEFINITE, () -> Cbor.decode(content, CborRules.WELL_FORMED));
            Bytes message = inflated(Base45.decode(test.getString("PREFIX", "").substring(HEALTH_PREFIX.length())));
            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> CoseSign1.parse(message, CoseRules.COUNTERSIGN));
        });
    }

    @TestFactory
    Stream<DynamicTest> verifies_no_claim_169_that_is_encrypted_or_unsigned() {
        return tests("claim169/valid", example -> {
            String name = example.getString("name", "");
            Bytes message = inflated(Base45.decode(example.getString("qr_data", "")));
            if (SIGNED.contains(name)) {
                assertThat(CoseSign1.parse(message, CoseRules.STANDARD).message())
                        .isEqualTo(message);
                return;
            }
            FormatCode expected = ENCRYPTED.contains(name) ? FormatCode.COSE_TAG : FormatCode.COSE_SIGNATURE_FORM;
            assertRefused(expected, () -> CoseSign1.parse(message, CoseRules.STANDARD));
        });
    }

    @Test
    void verifies_the_ed25519_example_of_claim_169() throws Exception {
        JsonObject example = Vectors.json("claim169/valid/ed25519-signed.json").asObject();
        String point = example.get("signing_key").asObject().getString("public_key_hex", "");
        Bytes message = inflated(Base45.decode(example.getString("qr_data", "")));

        Bytes payload = CoseSign1.parse(message, CoseRules.STANDARD)
                .verify(VerificationKey.ofEd25519(Bytes.ofHex(point)), TestKeys.CHECK);

        Claims claims = Claims.of(Cbor.decode(payload, CborRules.WELL_FORMED), FormatCode.PASS_CLAIMS);
        assertThat(claims.map(169).text(4)).isEqualTo("Signed Test Person");
    }

    @Test
    void refuses_a_claim_169_whose_compression_is_broken() throws Exception {
        String text = Vectors.json("claim169/invalid/bad-zlib.json").asObject().getString("qr_data", "");

        Bytes compressed = Base45.decode(text);

        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> inflated(compressed));
    }

    @Test
    void refuses_the_claims_without_claim_169_for_their_missing_signature() throws Exception {
        String text =
                Vectors.json("claim169/invalid/missing-169.json").asObject().getString("qr_data", "");

        Bytes message = inflated(Base45.decode(text));

        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> CoseSign1.parse(message, CoseRules.STANDARD));
    }

    @TestFactory
    Stream<DynamicTest> signs_the_very_bytes_that_the_cose_working_group_signs() {
        return tests("cose/sign1-tests", example -> {
            JsonObject input = example.get("input").asObject();
            Bytes external = Bytes.ofHex(
                    input.get("sign0").asObject().getString("external", "").toLowerCase(Locale.ROOT));
            Bytes expected = Bytes.ofHex(example.get("intermediates").asObject().getString("ToBeSign_hex", ""));

            Bytes rebuilt = CoseSign1.toBeSigned(protectedOf(expected), external, payloadOf(expected));

            assertThat(rebuilt).isEqualTo(expected);
        });
    }

    private static Bytes protectedOf(Bytes structure) throws FormatException {
        return part(structure, 1);
    }

    private static Bytes payloadOf(Bytes structure) throws FormatException {
        return part(structure, 3);
    }

    private static Bytes part(Bytes structure, int index) throws FormatException {
        return Claims.bytesOf(
                Claims.arrayOf(Cbor.decode(structure, CborRules.DETERMINISTIC), FormatCode.COSE_STRUCTURE)
                        .get(index),
                FormatCode.COSE_STRUCTURE);
    }

    private static void equalIfGiven(JsonObject test, String member, Bytes found) {
        JsonValue expected = test.get(member);
        if (expected != null) {
            assertThat(found.hex()).as(member).isEqualTo(expected.asString().toLowerCase(Locale.ROOT));
        }
    }

    private static Bytes inflated(Bytes compressed) throws IOException {
        InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed.toArray()));
        return Bytes.of(in.readAllBytes());
    }

    private static Stream<DynamicTest> tests(String folder, Example check) {
        return Vectors.files(folder).stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> check.on(Vectors.parse(file).asObject())));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".json", "");
    }

    @FunctionalInterface
    private interface Example {
        void on(JsonObject example) throws Exception;
    }
}
