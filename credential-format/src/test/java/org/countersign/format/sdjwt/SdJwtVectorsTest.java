package org.countersign.format.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.JsonClaims;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.StrictJson;
import org.countersign.format.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of sd-jwt-python and the complete example of OpenID4VP. */
class SdJwtVectorsTest {
    private static final String FOLDER = "openid4vp/examples/sd_jwt_vcld/";

    @ParameterizedTest
    @ValueSource(strings = {"key_binding", "array_full_sd", "array_of_scalars", "no_sd", "object_data_types"})
    void agrees_with_the_verified_contents(String name) throws Exception {
        JsonObject vector = Vectors.json("sd-jwt/" + name + ".json").asObject();

        VerifiedSdJwt verified = verify(vector.getString("sd_jwt_presentation", ""));

        assertThat(verified.payload())
                .isEqualTo(strict(vector.get("verified_contents").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_binding", "array_full_sd", "array_of_scalars", "no_sd", "object_data_types"})
    void every_disclosure_of_an_issued_credential_finds_its_place(String name) throws Exception {
        JsonObject vector = Vectors.json("sd-jwt/" + name + ".json").asObject();

        VerifiedSdJwt verified = verify(vector.getString("sd_jwt_issuance", ""));

        assertThat(verified.disclosed()).hasSize(verified.sdJwt().disclosures().size());
    }

    @Test
    void the_key_binding_of_the_origin_holds() throws Exception {
        JsonObject vector = Vectors.json("sd-jwt/key_binding.json").asObject();
        String credential = vector.getString("sd_jwt_presentation", "");
        Instant now = Instant.ofEpochSecond(1_795_294_857L);

        Instant signedAt =
                boundAt(verify(credential), new KeyBindingRequest("https://example.com/verifier", "1234567890"), now);

        assertThat(signedAt).isEqualTo(now);
    }

    @Test
    void the_example_of_openid4vp_verifies_as_a_credential_with_key_binding() throws Exception {
        VerificationKey issuer = key(Vectors.json(FOLDER + "settings.json")
                .asObject()
                .get("key_settings")
                .asObject()
                .get("issuer_keys")
                .asArray()
                .get(0)
                .asObject());
        // The specification breaks its lines for print.
        String text = Vectors.text(FOLDER + "01/sd_jwt_presentation.txt").replaceAll("\\s", "");

        VerifiedSdJwt verified = UnverifiedSdJwt.parseCredential(text).verify(issuer, TestKeys.CHECK, TestKeys.SHA_256);

        assertThat(verified.payload()).isEqualTo(strict(Vectors.text(FOLDER + "01/verified_contents.json")));
        assertThat(boundAt(
                        verified,
                        new KeyBindingRequest("https://verifier.example.org", "1234567890"),
                        Instant.ofEpochSecond(1_744_743_400L)))
                .isEqualTo(Instant.ofEpochSecond(1_744_743_394L));
    }

    @Test
    void the_worked_digests_of_the_rfc() throws Exception {
        Disclosure member = Disclosure.parse("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0");
        Disclosure element = Disclosure.parse("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0");

        assertThat(member.name()).contains("family_name");
        assertThat(member.digest(TestKeys.SHA_256)).isEqualTo("X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0");
        assertThat(element.name()).isEmpty();
        assertThat(element.digest(TestKeys.SHA_256)).isEqualTo("w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs");
    }

    private static Instant boundAt(VerifiedSdJwt verified, KeyBindingRequest request, Instant now)
            throws FormatException {
        KeyBinding.Policy policy =
                new KeyBinding.Policy.Required(request, now, Duration.ofMinutes(1), Duration.ofMinutes(1));
        return KeyBinding.verify(withVct(verified), policy, TestKeys.CHECK, TestKeys.SHA_256)
                .orElseThrow();
    }

    /** The cases of the origin are SD-JWTs without {@code vct}; key binding is the same for them. */
    private static VerifiedCredential withVct(VerifiedSdJwt verified) throws FormatException {
        org.countersign.format.json.JsonObject jwk = new JsonClaims(verified.payload(), FormatCode.VC_CLAIMS)
                .claims("cnf")
                .objectOf("jwk");
        return new VerifiedCredential(
                verified,
                new Vct("example"),
                Optional.of(Jwk.read(jwk)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                verified.payload());
    }

    private static VerifiedSdJwt verify(String text) throws FormatException {
        VerificationKey issuer = key(Vectors.json("sd-jwt/keys.json")
                .asObject()
                .get("issuer_private_jwk")
                .asObject());
        return UnverifiedSdJwt.parse(text, new SdJwtProfile("example+sd-jwt", Set.of()))
                .verify(issuer, TestKeys.CHECK, TestKeys.SHA_256);
    }

    private static VerificationKey key(JsonObject privateJwk) throws FormatException {
        JsonObject jwk = new JsonObject(privateJwk).remove("d");
        return Jwk.read((org.countersign.format.json.JsonObject) strict(jwk.toString()));
    }

    private static JsonValue strict(String json) throws FormatException {
        return StrictJson.value(Bytes.of(json.getBytes(StandardCharsets.UTF_8)), 100_000);
    }
}
