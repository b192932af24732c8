package org.countersign.counter.enrolment;

import java.time.Instant;
import java.util.List;
import org.countersign.check.DeskId;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * A desk that was let in.
 *
 * @param supervisor whether its page shows the counts of all desks and makes codes for further ones
 * @param keys of its receipts, the newest first; one that was enrolled anew may still bring receipts of the key before
 * @param token the hash of what its page shows to be served
 */
public record EnrolledDesk(DeskId id, boolean supervisor, List<VerificationKey> keys, Digest token, Instant since) {
    private static final int MOST_KEYS = 8;

    public EnrolledDesk {
        keys = List.copyOf(keys.subList(0, Math.min(MOST_KEYS, keys.size())));
    }

    JsonObject write() {
        return JsonObject.builder()
                .put("desk", id.value())
                .put("supervisor", supervisor)
                .put("keys", JsonArray.of(keys, key -> new JsonText(key.spki().hex())))
                .put("token_sha256", token.hex())
                .put("since", since.getEpochSecond())
                .build();
    }

    static EnrolledDesk read(JsonFields fields) throws JsonException {
        return new EnrolledDesk(
                fields.text("desk", DeskId::new),
                fields.bool("supervisor"),
                fields.texts("keys", EnrolledDesk::key),
                fields.text("token_sha256", hex -> new Digest(Bytes.ofHex(hex))),
                fields.integer("since", Instant::ofEpochSecond));
    }

    private static VerificationKey key(String hex) {
        try {
            return VerificationKey.ofSpki(Bytes.ofHex(hex));
        } catch (FormatException bad) {
            throw new IllegalArgumentException("not a public key", bad);
        }
    }
}
