package org.countersign.format.vectors;

import co.nstant.in.cbor.model.Map;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.countersign.format.Bytes;
import org.countersign.format.cbor.Cbor;

/** What a check needs, complete and right; a vector changes one thing. */
record CheckCase(
        String text, Optional<Bytes> trust, List<JsonObject> lists, Optional<Long> now, long floor, JsonObject policy) {
    /** 2026-11-21 17:00 at +08:00, three hours after the status list. */
    static final long NOW = StatusListVectors.ISSUED_AT + 3 * 3600;

    static final int VALID = 0;
    static final int REVOKED = 1;
    static final int SUSPENDED = 2;
    /** Entry 42 of two bits in a list of 64. */
    private static final int PACKED_BYTES = 16;

    private static final int ENTRY_BYTE = 10;
    private static final int ENTRY_SHIFT = 4;

    static CheckCase good() {
        return new CheckCase(
                ElderlyCard.signed(ElderlyCard.payload()),
                Optional.of(TrustParts.signed(TrustParts.claims())),
                List.of(list(VALID)),
                Optional.of(NOW),
                0,
                policy("static"));
    }

    CheckCase text(String other) {
        return new CheckCase(other, trust, lists, now, floor, policy);
    }

    CheckCase payload(Bytes payload) {
        return text(ElderlyCard.signed(payload));
    }

    CheckCase trust(Optional<Bytes> other) {
        return new CheckCase(text, other, lists, now, floor, policy);
    }

    CheckCase trust(Consumer<Map> change) {
        return trust(Optional.of(TrustParts.signed(TrustParts.claims(change))));
    }

    /** The issuer's key in the trust bundle with a member more. */
    CheckCase issuerKey(String member, long time) {
        return trust(content -> {
            Map key = TrustParts.with(TrustParts.key(FixedKey.ISSUER), member, Cbor.integer(time));
            TrustParts.put(content, "issuers", Cbor.array(TrustParts.issuer(key, "elderly-card")));
        });
    }

    CheckCase holding(JsonObject... others) {
        return new CheckCase(text, trust, List.of(others), now, floor, policy);
    }

    CheckCase now(Optional<Long> other) {
        return new CheckCase(text, trust, lists, other, floor, policy);
    }

    CheckCase floor(long other) {
        return new CheckCase(text, trust, lists, now, other, policy);
    }

    CheckCase policy(JsonObject other) {
        return new CheckCase(text, trust, lists, now, floor, other);
    }

    static JsonObject policy(String minimumShowing) {
        return new JsonObject().add("minimumShowing", minimumShowing).add("clockToleranceSeconds", 60);
    }

    static JsonObject list(int status) {
        return list(FixedKey.STATUS, packed(status), StatusListVectors.ISSUED_AT, Optional.empty());
    }

    static JsonObject list(FixedKey key, Bytes packed, long issuedAt, Optional<Long> expiresAt) {
        return new JsonObject()
                .add("uri", StatusListVectors.URI)
                .add(
                        "token",
                        StatusListVectors.token(key, packed, issuedAt, expiresAt)
                                .hex())
                .add("key", key.spki());
    }

    static Bytes packed(int status) {
        byte[] packed = new byte[PACKED_BYTES];
        packed[ENTRY_BYTE] = (byte) (status << ENTRY_SHIFT);
        return Bytes.of(packed);
    }

    JsonObject json() {
        JsonObject json = new JsonObject().add("text", text);
        trust.ifPresent(bundle -> json.add("trust", bundle.hex()));
        JsonArray held = new JsonArray();
        lists.forEach(held::add);
        json.add("root", FixedKey.ROOT.spki()).add("statusLists", held);
        now.ifPresent(time -> json.add("now", time));
        return json.add("floor", floor).add("desk", "desk-1").add("policy", policy);
    }
}
