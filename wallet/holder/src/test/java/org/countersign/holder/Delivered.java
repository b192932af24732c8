package org.countersign.holder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.Jwk;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.sdjwt.Vct;

/** An SD-JWT VC as an authority delivers it: name, sex and an address that may be withheld, the city inside it once more. */
final class Delivered {
    static final String BASE = "https://gateway.countersign.test";
    static final Vct VCT = Vct.of(BASE, Authority.TYPE);
    static final Instant BEGIN = Authority.NOW.minus(Duration.ofDays(1));
    static final Instant END = Authority.NOW.plus(Duration.ofDays(300));
    static final Sha256 SHA_256 = new JcaSha256();

    private final Authority authority;
    private final TreeMap<String, JsonValue> payload = new TreeMap<>();
    private final List<String> disclosures = new ArrayList<>();
    private final List<JsonValue> digests = new ArrayList<>();

    Delivered(Authority authority, VerificationKey holder) {
        this.authority = authority;
        with("vct", new JsonText(VCT.value()));
        with("cnf", JsonObject.builder().put("jwk", Jwk.write(holder)).build());
        with("status", status());
        with("nbf", new JsonInteger(BEGIN.getEpochSecond()));
        with("exp", new JsonInteger(END.getEpochSecond()));
        with("district", new JsonText("碑林区"));
        digests.add(disclosed("name", new JsonText("欧阳建")));
        digests.add(disclosed("sex", new JsonText("1")));
        JsonObject address = JsonObject.builder()
                .put("street", "书院门 3 号")
                .put("_sd", new JsonArray(List.of(disclosed("city", new JsonText("西安")))))
                .build();
        digests.add(disclosed("address", address));
    }

    Delivered with(String name, JsonValue value) {
        payload.put(name, value);
        return this;
    }

    Delivered without(String name) {
        payload.remove(name);
        return this;
    }

    Delivered ending(Instant end) {
        return with("exp", new JsonInteger(end.getEpochSecond()));
    }

    Delivered beginning(Instant begin) {
        return with("nbf", new JsonInteger(begin.getEpochSecond()));
    }

    String text() {
        payload.put("_sd", new JsonArray(digests));
        String issued = CompactJws.sign(
                "dc+sd-jwt",
                new JwsKeyHint.KeyId(authority.signer().kid()),
                new JsonObject(payload),
                authority.signer());
        return issued + "~" + String.join("~", disclosures) + "~";
    }

    static HeldCredential held(Authority authority, VerificationKey holder, HeldId id, Delivered delivered) {
        return Authority.kept(new KeepCredential(Authority.CHECK, SHA_256)
                .keep(id, delivered.text(), authority.trust(), BASE, holder));
    }

    private static JsonObject status() {
        JsonObject reference = JsonObject.builder()
                .put("idx", 42)
                .put("uri", "https://status.countersign.test/3")
                .build();
        return JsonObject.builder().put("status_list", reference).build();
    }

    private JsonText disclosed(String name, JsonValue value) {
        JsonArray content =
                new JsonArray(List.of(new JsonText("salt of " + name + ", long enough"), new JsonText(name), value));
        String text =
                Base64Codec.URL.encode(Bytes.of(JsonWriter.canonical(content).getBytes(StandardCharsets.UTF_8)));
        disclosures.add(text);
        return new JsonText(
                Base64Codec.URL.encode(SHA_256.digest(CompactJws.ascii(text)).value()));
    }
}
