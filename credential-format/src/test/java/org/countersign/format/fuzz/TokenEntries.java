package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.SdJwtProfile;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.status.StatusListAggregation;
import org.countersign.format.status.StatusListJwt;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.UnverifiedStatusListJwt;

/** The entries for tokens of JOSE: compact JWS, SD-JWT VC in all its forms, the status list as JWT, the aggregation document. */
final class TokenEntries {
    private static final Sha256 SHA_256 = new JcaSha256();
    private static final KeyBinding.Policy.Required ASKED = asked();

    private TokenEntries() {}

    static List<FuzzEntry> all(long inflated) {
        List<Bytes> issued = FuzzEntries.texts("sd-jwt-vc", "credential");
        List<Bytes> shown = Stream.of(
                        FuzzEntries.texts("key-binding", "presentation"),
                        FuzzEntries.texts("key-binding", "delivered"),
                        FuzzEntries.texts("presentation", "presentation"))
                .flatMap(List::stream)
                .toList();
        List<Bytes> aggregations = Stream.of(
                        "{\"status_lists\":[\"https://status.countersign.test/3\",\"https://status.countersign.test/4\"]}",
                        "{\"a\":{},\"status_lists\":[]}")
                .map(CompactJws::ascii)
                .toList();
        return List.of(
                new FuzzEntry("jws", tokens(issued), 0, TokenMutation::new, TokenEntries::jws),
                new FuzzEntry("sd-jwt-vc", issued, 0, TokenMutation::new, TokenEntries::credential),
                new FuzzEntry("sd-jwt-vc-shown", shown, 0, TokenMutation::new, TokenEntries::presentation),
                new FuzzEntry("sd-jwt-vc-delivered", issued, 0, TokenMutation::new, TokenEntries::delivery),
                new FuzzEntry(
                        "status-list-jwt",
                        FuzzEntries.texts("status-list", "jwt"),
                        inflated,
                        TokenMutation::new,
                        TokenEntries::statusList),
                new FuzzEntry(
                        "status-list-aggregation", aggregations, 0, JsonMutation::new, TokenEntries::aggregation));
    }

    private static void jws(byte[] input) throws FormatException {
        String text = latin(input);
        CompactJws token = CompactJws.parse(text, SdJwtProfile.CREDENTIAL.type(), SdJwt.MAX_LENGTH);
        token.header().claimedKid(SHA_256);
        token.verify(FuzzEntries.KEY, FuzzEntries.BELIEVE);
        for (String part : text.split("\\.", -1)) {
            assertThat(Base64Codec.URL.encode(Base64Codec.URL.decode(part))).isEqualTo(part);
        }
    }

    private static void credential(byte[] input) throws FormatException {
        read(latin(input));
    }

    private static void presentation(byte[] input) throws FormatException {
        KeyBinding.verify(read(latin(input)), ASKED, FuzzEntries.BELIEVE, SHA_256);
    }

    /** Whoever shows everything shows what was delivered. */
    private static void delivery(byte[] input) throws FormatException {
        HeldSdJwt held = HeldSdJwt.receive(latin(input), FuzzEntries.KEY, FuzzEntries.BELIEVE, SHA_256);
        SdJwt all = held.present(held.disclosable());
        assertThat(all.text()).hasSameSizeAs(latin(input));
        assertThat(read(all.text()).sdJwt().payload()).isEqualTo(held.payload());
    }

    private static VerifiedCredential read(String text) throws FormatException {
        UnverifiedSdJwt shown = UnverifiedSdJwt.parseCredential(text);
        shown.claimedKid(SHA_256);
        VerifiedCredential credential =
                VerifiedCredential.of(shown.verify(FuzzEntries.KEY, FuzzEntries.BELIEVE, SHA_256));
        assertThat(credential.sdJwt().sdJwt().text()).isEqualTo(text);
        refuseDigests(credential.sdJwt().payload());
        return credential;
    }

    /** RFC 9901 §7.1: no digest is left for whoever reads the claims. */
    private static void refuseDigests(JsonValue value) {
        switch (value) {
            case JsonObject object -> {
                assertThat(object.members()).doesNotContainKeys("_sd", "...");
                object.members().values().forEach(TokenEntries::refuseDigests);
            }
            case JsonArray array -> array.values().forEach(TokenEntries::refuseDigests);
            default -> {}
        }
    }

    private static void statusList(byte[] input) throws FormatException {
        StatusListToken token = statusList(latin(input));
        String again = StatusListJwt.sign(token, new JwsKeyHint.KeyId(PassReaders.SIGNER.kid()), PassReaders.SIGNER);
        assertThat(statusList(again)).isEqualTo(token);
    }

    private static StatusListToken statusList(String jwt) throws FormatException {
        return UnverifiedStatusListJwt.parse(jwt, SHA_256)
                .verify(FuzzEntries.KEY, FuzzEntries.BELIEVE)
                .token();
    }

    private static void aggregation(byte[] input) throws FormatException {
        StatusListAggregation read = StatusListAggregation.read(Bytes.of(input));
        assertThat(StatusListAggregation.read(read.write())).isEqualTo(read);
    }

    private static List<Bytes> tokens(List<Bytes> credentials) {
        return credentials.stream()
                .map(text -> CompactJws.ascii(latin(text.toArray()).split("~", 2)[0]))
                .toList();
    }

    /** What the published presentations were asked for. */
    private static KeyBinding.Policy.Required asked() {
        com.eclipsesource.json.JsonObject input = FuzzEntries.vectors("key-binding")
                .filter(vector -> vector.get("presentation") != null)
                .findFirst()
                .orElseThrow();
        return new KeyBinding.Policy.Required(
                new KeyBindingRequest(input.getString("audience", ""), input.getString("nonce", "")),
                Instant.ofEpochSecond(input.getLong("now", 0)),
                Duration.ofSeconds(input.getLong("oldestSeconds", 0)),
                Duration.ofSeconds(input.getLong("aheadSeconds", 0)));
    }

    private static String latin(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }
}
