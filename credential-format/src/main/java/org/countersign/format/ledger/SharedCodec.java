package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;

/** What items and records write alike. */
final class SharedCodec {
    private SharedCodec() {}

    static JsonObject name(BilingualName name) {
        return JsonObject.builder()
                .put(Wire.ZH, name.zh())
                .put(Wire.EN, name.en())
                .build();
    }

    static BilingualName name(JsonFields fields) throws JsonException {
        return fields.object(Wire.NAME, name -> new BilingualName(name.text(Wire.ZH), name.text(Wire.EN)));
    }

    static JsonObject copy(Copy copy) {
        return JsonObject.builder()
                .put(Wire.FORM, copy.form().value())
                .put(Wire.HASH, copy.hash().hex())
                .put(Wire.LIST, copy.status().list())
                .put(Wire.INDEX, copy.status().index())
                .build();
    }

    static Copy copy(JsonFields fields) throws JsonException {
        return new Copy(
                fields.text(Wire.FORM, FormCode::new),
                fields.text(Wire.HASH, Syntax::digest),
                StatusIndex.of(fields.integer(Wire.LIST), fields.integer(Wire.INDEX)));
    }

    static Optional<Long> seconds(Optional<EpochSecond> time) {
        return time.map(EpochSecond::value);
    }

    /** Writes whether something was refused, and why. */
    static JsonObject.Builder putResult(JsonObject.Builder builder, Optional<RefusalCode> refusal) {
        return builder.put(Wire.RESULT, refusal.isPresent() ? Wire.REFUSED : Wire.APPLIED)
                .putText(Wire.CODE, refusal.map(RefusalCode::name));
    }

    static Optional<RefusalCode> result(JsonFields fields) throws JsonException {
        String result = fields.text(Wire.RESULT);
        return switch (result) {
            case Wire.APPLIED -> Optional.empty();
            case Wire.REFUSED -> Optional.of(fields.text(Wire.CODE, RefusalCode::valueOf));
            default -> throw new JsonException(Reason.BAD_VALUE, "result must be APPLIED or REFUSED");
        };
    }
}
