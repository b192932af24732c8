package org.countersign.gateway.ledger.outbox;

import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Outcome;
import org.countersign.format.ledger.OutcomeCodec;

/**
 * What became of an item, as the outbox keeps it.
 *
 * @param refusal the refusal's code; the item was applied when there is none
 */
record ItemOutcome(Optional<String> id, Optional<String> refusal, String json) {
    static final String APPLIED = "APPLIED";
    static final String REFUSED = "REFUSED";

    String result() {
        return refusal.isEmpty() ? APPLIED : REFUSED;
    }

    /** For an item that the chaincode would not take into any transaction. Its code need not be one of the contract's item codes. */
    static ItemOutcome refusedAlone(String id, String code) {
        var json = JsonObject.builder()
                .put("code", code)
                .put("id", id)
                .put("result", REFUSED)
                .build();
        return new ItemOutcome(Optional.of(id), Optional.of(code), JsonWriter.canonical(json));
    }

    /** The outcomes in a transaction's result. Empty for a result of another shape: then chaincode and gateway do not fit together. */
    static Optional<List<ItemOutcome>> readAll(Bytes result) {
        try {
            return Optional.of(OutcomeCodec.read(result.toArray()).stream()
                    .map(ItemOutcome::of)
                    .toList());
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static ItemOutcome of(Outcome outcome) {
        var json = OutcomeCodec.write(outcome);
        return switch (outcome) {
            case Outcome.Applied applied ->
                new ItemOutcome(Optional.of(applied.id().value()), Optional.empty(), json);
            case Outcome.Refused(var id, var code) ->
                new ItemOutcome(id.map(OperationId::value), Optional.of(code.name()), json);
        };
    }
}
