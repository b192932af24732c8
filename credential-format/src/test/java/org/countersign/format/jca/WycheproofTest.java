package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.VerificationKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WycheproofTest {
    @TestFactory
    Stream<DynamicTest> agrees_with_wycheproof_on_every_es256_signature_with_every_provider() {
        return CryptoProviders.present()
                .map(provider -> DynamicTest.dynamicTest(
                        provider.getName(),
                        () -> CryptoProviders.first(
                                provider,
                                () -> assertThat(checked("wycheproof/ecdsa_secp256r1_sha256_p1363_test.json"))
                                        .isEqualTo(262))));
    }

    @Test
    void agrees_with_wycheproof_on_every_ed25519_signature() throws Exception {
        assertThat(checked("wycheproof/ed25519_test.json")).isEqualTo(151);
    }

    private static int checked(String file) throws FormatException {
        SoftAssertions softly = new SoftAssertions();
        int count = 0;
        for (JsonValue value : Vectors.json(file).asObject().get("testGroups").asArray()) {
            JsonObject group = value.asObject();
            VerificationKey key = VerificationKey.ofSpki(Bytes.ofHex(group.getString("publicKeyDer", "")));
            for (JsonValue test : group.get("tests").asArray()) {
                count++;
                softly.assertThat(verifies(key, test.asObject()))
                        .as(
                                "test %s: %s",
                                test.asObject().get("tcId"), test.asObject().get("comment"))
                        .isEqualTo("valid".equals(test.asObject().getString("result", "")));
            }
        }
        softly.assertAll();
        return count;
    }

    private static boolean verifies(VerificationKey key, JsonObject test) {
        Bytes message = Bytes.ofHex(test.getString("msg", ""));
        try {
            RawSignature signature = RawSignature.of(Bytes.ofHex(test.getString("sig", "")));
            return TestKeys.CHECK.verifies(key, message, signature);
        } catch (FormatException refused) {
            return false;
        }
    }
}
