package org.countersign.format.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.json.JsonObject;
import org.junit.jupiter.api.Test;

class CompactJwsTest {
    private static final String TYPE = "example+jwt";
    private static final int MAX = 10_000;
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"example+jwt\"}";
    private static final JsonObject CLAIMS =
            JsonObject.builder().put("sub", "a").build();

    private final TestKeys keys = TestKeys.fresh();

    @Test
    void a_signed_token_is_verified_and_read_back() throws Exception {
        String token = CompactJws.sign(TYPE, new JwsKeyHint.KeyId(keys.signer().kid()), CLAIMS, keys.signer());

        CompactJws parsed = CompactJws.parse(token, TYPE, MAX);

        assertThat(parsed.verify(keys.publicKey(), TestKeys.CHECK)).isEqualTo(CLAIMS);
        assertThat(parsed.header().claimedKid(TestKeys.SHA_256))
                .isEqualTo(keys.signer().kid());
    }

    @Test
    void nimbus_finds_the_key_in_the_header() throws Exception {
        String token = CompactJws.sign(TYPE, new JwsKeyHint.Key(keys.publicKey()), CLAIMS, keys.signer());

        SignedJWT read = SignedJWT.parse(token);

        assertThat(read.getHeader().getJWK().toECKey().toECPublicKey())
                .isEqualTo(keys.pair().getPublic());
    }

    @Test
    void nimbus_verifies_what_we_sign() throws Exception {
        String token = CompactJws.sign(TYPE, new JwsKeyHint.None(), CLAIMS, keys.signer());

        SignedJWT read = SignedJWT.parse(token);

        assertThat(read.verify(new ECDSAVerifier((ECPublicKey) keys.pair().getPublic())))
                .isTrue();
        assertThat(read.getJWTClaimsSet().getSubject()).isEqualTo("a");
    }

    @Test
    void we_verify_what_nimbus_signs() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(TYPE))
                        .build(),
                new JWTClaimsSet.Builder().subject("a").build());
        token.sign(new ECDSASigner((ECPrivateKey) keys.pair().getPrivate()));

        assertThat(verify(token.serialize())).isEqualTo(CLAIMS);
    }

    @Test
    void refuses_a_token_that_another_key_signed() {
        String token = RawJws.signed(HEADER, "{}", TestKeys.fresh().signer());

        assertRefused(FormatCode.JWS_SIGNATURE, () -> verify(token));
    }

    @Test
    void refuses_a_token_with_another_payload_or_header_than_was_signed() {
        String[] parts = RawJws.signed(HEADER, "{\"a\":1}", keys.signer()).split("\\.", -1);
        String payload = RawJws.encoded("{\"a\":2}");
        String header = RawJws.encoded("{\"alg\":\"ES256\",\"typ\":\"example+jwt\",\"a\":1}");

        assertRefused(FormatCode.JWS_SIGNATURE, () -> verify(parts[0] + "." + payload + "." + parts[2]));
        assertRefused(FormatCode.JWS_SIGNATURE, () -> verify(header + "." + parts[1] + "." + parts[2]));
    }

    @Test
    void the_key_decides_the_algorithm_and_never_the_header() {
        for (String name : List.of("none", "HS256", "RS256", "ES384", "ES512", "EdDSA", "es256", "")) {
            String token = RawJws.signed(HEADER.replace("ES256", name), "{}", keys.signer());

            assertRefused(FormatCode.JWS_ALGORITHM, () -> verify(token));
        }
    }

    @Test
    void refuses_a_token_without_signature() {
        String token = RawJws.encoded(HEADER) + "." + RawJws.encoded("{}") + ".";

        assertRefused(FormatCode.JWS_SIGNATURE_FORM, () -> verify(token));
    }

    @Test
    void refuses_signatures_of_zeros_and_in_der() {
        String input = RawJws.encoded(HEADER) + "." + RawJws.encoded("{}") + ".";

        assertRefused(
                FormatCode.JWS_SIGNATURE_FORM, () -> verify(input + Base64Codec.URL.encode(Bytes.of(new byte[64]))));
        assertRefused(
                FormatCode.JWS_SIGNATURE_FORM, () -> verify(input + Base64Codec.URL.encode(Bytes.of(new byte[71]))));
    }

    @Test
    void refuses_what_has_not_three_parts() {
        String token = RawJws.signed(HEADER, "{}", keys.signer());

        for (String text : List.of("", "a", "a.b", token + ".", token + ".a", "{}")) {
            assertRefused(FormatCode.JWS_STRUCTURE, () -> verify(text));
        }
    }

    @Test
    void refuses_another_type_even_in_other_letters() {
        for (String type : List.of("JWT", "Example+JWT", "application/example+jwt")) {
            String token = RawJws.signed(HEADER.replace(TYPE, type), "{}", keys.signer());

            assertRefused(FormatCode.JWS_TYPE, () -> verify(token));
        }
    }

    @Test
    void refuses_critical_headers_whatever_they_name() {
        for (String critical : List.of("[\"b64\"]", "[\"exp\"]", "[]", "null")) {
            String header = HEADER.replace("}", ",\"crit\":" + critical + "}");

            assertRefused(FormatCode.JWS_CRITICAL, () -> verify(RawJws.signed(header, "{}", keys.signer())));
        }
    }

    @Test
    void ignores_keys_that_the_token_brings_along() throws Exception {
        String foreign = HEADER.replace("}", ",\"jku\":\"https://a.test\",\"x5u\":\"https://a.test\",\"jwk\":{}}");

        assertThat(verify(RawJws.signed(foreign, "{\"sub\":\"a\"}", keys.signer())))
                .isEqualTo(CLAIMS);
    }

    @Test
    void refuses_a_header_with_members_of_the_wrong_kind() {
        for (String header : List.of(
                "{\"typ\":\"example+jwt\"}",
                HEADER.replace("\"ES256\"", "1"),
                HEADER.replace("}", ",\"kid\":1}"),
                HEADER.replace("}", ",\"x5c\":\"AA==\"}"),
                HEADER.replace("}", ",\"x5c\":[]}"),
                HEADER.replace("}", ",\"x5c\":[1]}"))) {
            assertRefused(FormatCode.JWS_HEADER, () -> verify(RawJws.signed(header, "{}", keys.signer())));
        }
    }

    @Test
    void refuses_json_with_two_meanings() {
        assertRefused(
                FormatCode.JSON_DUPLICATE, () -> verify(RawJws.signed(HEADER, "{\"a\":1,\"a\":2}", keys.signer())));
        assertRefused(FormatCode.JSON_SYNTAX, () -> verify(RawJws.signed(HEADER, "{} ,", keys.signer())));
        assertRefused(FormatCode.JSON_SYNTAX, () -> verify(RawJws.signed(HEADER, "[]", keys.signer())));
        assertRefused(
                FormatCode.JSON_UNICODE, () -> verify(RawJws.signed(HEADER, "{\"a\":\"\\ud800\"}", keys.signer())));
        String deep = "[".repeat(40) + "]".repeat(40);
        assertRefused(
                FormatCode.JSON_TOO_DEEP, () -> verify(RawJws.signed(HEADER, "{\"a\":" + deep + "}", keys.signer())));
    }

    @Test
    void refuses_a_token_or_a_header_beyond_its_bounds() {
        String large = HEADER.replace("}", ",\"a\":\"" + "a".repeat(20_000) + "\"}");

        assertRefused(FormatCode.JWS_TOO_LARGE, () -> verify("a".repeat(MAX + 1)));
        assertRefused(
                FormatCode.JSON_TOO_LARGE,
                () -> CompactJws.parse(RawJws.signed(large, "{}", keys.signer()), TYPE, 100_000));
    }

    @Test
    void refuses_a_key_id_that_is_none_of_ours() {
        for (String kid : List.of("", "00", "966E245A44BB3C0E", "966e245a44bb3c0e00")) {
            String token = RawJws.signed(HEADER.replace("}", ",\"kid\":\"" + kid + "\"}"), "{}", keys.signer());

            assertRefused(
                    FormatCode.JWS_HEADER,
                    () -> CompactJws.parse(token, TYPE, MAX).header().claimedKid(TestKeys.SHA_256));
        }
    }

    @Test
    void the_tokens_of_the_cookbook_parse_and_none_of_their_algorithms_is_ours() throws Exception {
        for (Path file : Vectors.files("jose-cookbook/jws")) {
            String token =
                    Vectors.parse(file).asObject().get("output").asObject().getString("compact", "");

            CompactJws parsed = CompactJws.parse(token, "", MAX);

            assertRefused(FormatCode.JWS_ALGORITHM, () -> parsed.verify(keys.publicKey(), TestKeys.CHECK));
        }
    }

    private JsonObject verify(String token) throws FormatException {
        return CompactJws.parse(token, TYPE, MAX).verify(keys.publicKey(), TestKeys.CHECK);
    }
}
