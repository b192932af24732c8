package org.countersign.acceptance.bench.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.acceptance.http.GatewayClient;

/** What the gateway says about the time of its transactions since it started: its timer {@code countersign.ledger.phase}, as Prometheus reads it. */
final class GatewayPhases {
    private static final Pattern LINE =
            Pattern.compile("countersign_ledger_phase_seconds_(count|sum)\\{.*phase=\"([a-z]+)\".*} ([0-9.eE+-]+)");

    private final GatewayClient auditor;

    GatewayPhases(GatewayClient auditor) {
        this.auditor = auditor;
    }

    Phases now() throws InterruptedException {
        return read(auditor.get("/actuator/prometheus").orFail(200).text());
    }

    /** A phase that nothing was measured in yet is not in the text. */
    static Phases read(String text) {
        Map<String, Phases.Spent> phases = new LinkedHashMap<>();
        text.lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            double value = Double.parseDouble(line.group(3));
            phases.merge(
                    line.group(2),
                    line.group(1).equals("count") ? new Phases.Spent(Math.round(value), 0) : new Phases.Spent(0, value),
                    Phases.Spent::plus);
        });
        return new Phases(phases);
    }
}
