package org.countersign.counter.server;

import java.util.ArrayList;
import java.util.List;
import org.countersign.counter.receipt.DeskReceipts.Outcome;
import org.countersign.counter.receipt.ReceiptCount;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonObject;

/** Receipts in the answers of the desks' addresses. */
final class ReceiptsJson {
    private ReceiptsJson() {}

    static JsonObject outcomes(List<Outcome> outcomes) {
        List<JsonObject> refused = new ArrayList<>();
        for (int index = 0; index < outcomes.size(); index++) {
            if (outcomes.get(index).isRefused()) {
                refused.add(JsonObject.builder()
                        .put("index", index)
                        .put("code", outcomes.get(index).name())
                        .build());
            }
        }
        return JsonObject.builder()
                .put("taken", count(outcomes, Outcome.TAKEN))
                .put("known", count(outcomes, Outcome.KNOWN))
                .put("refused", JsonArray.of(refused, each -> each))
                .build();
    }

    static JsonObject counts(String day, List<ReceiptCount> counts) {
        return JsonObject.builder()
                .put("day", day)
                .put(
                        "counts",
                        JsonArray.of(
                                counts,
                                count -> JsonObject.builder()
                                        .put("desk", count.desk())
                                        .put("verdict", count.reason().verdict().name())
                                        .put("reason", count.reason().name())
                                        .put("count", count.count())
                                        .build()))
                .build();
    }

    private static long count(List<Outcome> outcomes, Outcome wanted) {
        return outcomes.stream().filter(wanted::equals).count();
    }
}
