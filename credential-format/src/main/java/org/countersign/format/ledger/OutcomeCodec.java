package org.countersign.format.ledger;

import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;

/** The answer to a request, {@code {"outcomes":[...]}} in the order of its items, as JSON. */
public final class OutcomeCodec {
    /** An outcome is smaller than the item that it answers, or nearly so. */
    private static final int MAX_RESPONSE_BYTES = 2 * LedgerLimits.MAX_REQUEST_BYTES;

    private OutcomeCodec() {}

    /** The canonical JSON of all outcomes. */
    public static String write(List<Outcome> outcomes) {
        return JsonWriter.canonical(JsonObject.builder()
                .put(Wire.OUTCOMES, JsonArray.of(outcomes, OutcomeCodec::toJson))
                .build());
    }

    /** The canonical JSON of one outcome. */
    public static String write(Outcome outcome) {
        return JsonWriter.canonical(toJson(outcome));
    }

    public static List<Outcome> read(byte[] response) throws JsonException {
        return JsonReader.readObject(response, MAX_RESPONSE_BYTES)
                .read(fields -> fields.objects(Wire.OUTCOMES, OutcomeCodec::read));
    }

    private static JsonObject toJson(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied ->
                SharedCodec.putResult(
                                JsonObject.builder().put(Wire.ID, applied.id().value()), Optional.empty())
                        .putInteger(Wire.POINTS, applied.points().map(Points::value))
                        .putText(Wire.HOLD, applied.hold().map(OperationId::value))
                        .build();
            case Outcome.Refused refused ->
                SharedCodec.putResult(
                                JsonObject.builder()
                                        .putText(Wire.ID, refused.id().map(OperationId::value)),
                                Optional.of(refused.code()))
                        .build();
        };
    }

    private static Outcome read(JsonFields in) throws JsonException {
        Optional<RefusalCode> refusal = SharedCodec.result(in);
        if (refusal.isPresent()) {
            return new Outcome.Refused(in.optionalText(Wire.ID, OperationId::new), refusal.get());
        }
        return new Outcome.Applied(
                in.text(Wire.ID, OperationId::new),
                in.optionalInteger(Wire.POINTS, Points::new),
                in.optionalText(Wire.HOLD, OperationId::new));
    }
}
