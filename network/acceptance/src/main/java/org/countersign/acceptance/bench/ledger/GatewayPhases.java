package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.acceptance.http.Answer;
import org.countersign.acceptance.http.GatewayClient;

/** What the gateway says about the time of its transactions since it started: its timer {@code countersign.ledger.phase}. */
final class GatewayPhases {
    private static final int NOT_FOUND = 404;

    private final GatewayClient client;

    GatewayPhases(GatewayClient client) {
        this.client = client;
    }

    Phases now() throws InterruptedException {
        Map<String, Phases.Spent> phases = new LinkedHashMap<>();
        for (String name : Phases.NAMES) {
            Answer answer = client.get("/actuator/metrics/countersign.ledger.phase?tag=phase:" + name);
            // A timer that nothing was measured with does not exist yet.
            if (answer.status() != NOT_FOUND) {
                phases.put(name, read(answer.orFail(200).object()));
            }
        }
        return new Phases(phases);
    }

    static Phases.Spent read(JsonObject metric) {
        double transactions = 0;
        double seconds = 0;
        for (JsonValue each : metric.get("measurements").asArray()) {
            JsonObject measurement = each.asObject();
            switch (measurement.getString("statistic", "")) {
                case "COUNT" -> transactions = measurement.getDouble("value", 0);
                case "TOTAL_TIME" -> seconds = measurement.getDouble("value", 0);
                default -> {
                    // The longest of the last minutes: not of this turn alone.
                }
            }
        }
        return new Phases.Spent(Math.round(transactions), seconds);
    }
}
