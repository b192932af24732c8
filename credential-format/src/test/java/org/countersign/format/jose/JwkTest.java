package org.countersign.format.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.Test;

class JwkTest {
    private static final String P256 = "{\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ\","
            + "\"y\":\"Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8\"}";
    /** RFC 8037, appendix A.2. */
    private static final String ED25519 =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    @Test
    void a_key_is_read_back_as_it_was_written() throws Exception {
        for (String text : new String[] {P256, ED25519}) {
            VerificationKey key = Jwk.read(json(text));

            assertThat(Jwk.read(Jwk.write(key))).isEqualTo(key);
            assertThat(JWK.parse(JsonWriter.canonical(Jwk.write(key)))).isEqualTo(JWK.parse(text));
        }
    }

    @Test
    void a_thumbprint_is_that_of_rfc_7638() throws Exception {
        for (String text : new String[] {P256, ED25519}) {
            String thumbprint = Base64Codec.URL.encode(
                    Jwk.thumbprint(Jwk.read(json(text)), TestKeys.SHA_256).value());

            assertThat(thumbprint).isEqualTo(JWK.parse(text).computeThumbprint().toString());
        }
    }

    @Test
    void refuses_a_private_key_whatever_it_is_for() {
        assertRefused(FormatCode.JWK_PRIVATE, () -> read(P256.replace("}", ",\"d\":\"AA\"}")));
        assertRefused(FormatCode.JWK_PRIVATE, () -> read("{\"kty\":\"oct\",\"k\":\"AA\"}"));
    }

    @Test
    void refuses_keys_of_other_kinds_and_uses() {
        assertRefused(FormatCode.JWK_FORM, () -> read(P256.replace("P-256", "P-384")));
        assertRefused(FormatCode.JWK_FORM, () -> read(P256.replace("EC", "OKP")));
        assertRefused(FormatCode.JWK_FORM, () -> read(P256.replace("}", ",\"use\":\"enc\"}")));
        assertRefused(FormatCode.JWK_FORM, () -> read(P256.replace("}", ",\"alg\":\"ES512\"}")));
        assertRefused(FormatCode.JWK_FORM, () -> read("{\"kty\":\"EC\",\"crv\":\"P-256\"}"));
    }

    @Test
    void refuses_coordinates_of_another_length_and_points_off_the_curve() {
        assertRefused(FormatCode.JWK_FORM, () -> read(P256.replace("\"x\":\"b28", "\"x\":\"")));
        assertRefused(FormatCode.KEY_NOT_ON_CURVE, () -> read(P256.replace("\"x\":\"b28", "\"x\":\"c28")));
    }

    @Test
    void refuses_the_rsa_key_of_rfc_7638() {
        String key =
                Vectors.json("jose-cookbook/rfc7638.json").asObject().get("jwk").toString();

        assertRefused(FormatCode.JWK_FORM, () -> read(key));
    }

    private static VerificationKey read(String text) throws FormatException {
        return Jwk.read(json(text));
    }

    private static JsonObject json(String text) throws FormatException {
        return StrictJson.object(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), 4096);
    }
}
