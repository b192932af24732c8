package org.countersign.counter.receipt;

import org.countersign.check.Reason;
import org.countersign.format.Digest;
import org.countersign.format.Sha256;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;

/** One stored receipt and what is counted of it. */
record ReceiptLine(Reason reason, String desk, String receipt) {
    private static final int WORDS = 4;

    /** Of a receipt that was verified. */
    static ReceiptLine of(String receipt, JsonFields claims) throws JsonException {
        JsonValue first = claims.array("checks").values().stream()
                .findFirst()
                .orElseThrow(() -> new JsonException(JsonException.Reason.BAD_VALUE, "no check"));
        if (!(first instanceof JsonObject check)) {
            throw new JsonException(JsonException.Reason.WRONG_TYPE, "a check is an object");
        }
        Reason reason = check.fields().text("reason", Reason::valueOf);
        if (!check.fields().text("verdict").equals(reason.verdict().name())) {
            throw new JsonException(JsonException.Reason.BAD_VALUE, "not the reason's verdict");
        }
        return new ReceiptLine(reason, claims.text("iss"), receipt);
    }

    static ReceiptLine stored(String text) {
        String[] words = text.split(" ", WORDS);
        if (words.length != WORDS) {
            throw new IllegalStateException("a stored receipt has " + WORDS + " words");
        }
        return new ReceiptLine(Reason.valueOf(words[1]), words[2], words[3]);
    }

    String text() {
        return reason.verdict() + " " + reason + " " + desk + " " + receipt;
    }

    Digest digest(Sha256 sha256) {
        return sha256.digest(CompactJws.ascii(receipt));
    }
}
