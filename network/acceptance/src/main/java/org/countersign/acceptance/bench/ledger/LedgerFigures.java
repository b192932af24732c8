package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;
import java.util.List;

/** What was measured. Of the turns' rates the medians count; what was refused or dropped counts over all turns. */
record LedgerFigures(
        LoadPlan plan, List<Turn> ours, List<Turn> bare, Samples singleMillis, Phases ourPhases, Phases barePhases) {
    LedgerFigures {
        ours = List.copyOf(ours);
        bare = List.copyOf(bare);
    }

    double certificatesPerSecond() {
        return median(ours);
    }

    double bareKeysPerSecond() {
        return median(bare);
    }

    double ratioToBare() {
        return bareKeysPerSecond() == 0 ? 0 : certificatesPerSecond() / bareKeysPerSecond();
    }

    JsonObject toJson() {
        return new JsonObject()
                .add("bench", "ledger")
                .add("certificatesPerSecond", Rounded.to1(certificatesPerSecond()))
                .add("bareKeysPerSecond", Rounded.to1(bareKeysPerSecond()))
                .add("ratioToBare", Rounded.to3(ratioToBare()))
                .add("singleP50Ms", Rounded.to1(singleMillis.percentile(50)))
                .add("singleP99Ms", Rounded.to1(singleMillis.percentile(99)))
                .add("phases", ourPhases.shares())
                .add("phaseMillis", ourPhases.millis())
                .add("barePhases", barePhases.shares())
                .add("barePhaseMillis", barePhases.millis())
                .add("certificates", plan.certificates())
                .add("warmUp", plan.warmUp())
                .add("rounds", plan.rounds())
                .add("keysPerTransaction", plan.keysPerTransaction())
                .add("transactionsInFlight", plan.inFlight())
                .add("singles", plan.singles())
                .add("refused", ours.stream().mapToLong(Turn::refused).sum())
                .add("dropped", ours.stream().mapToLong(Turn::dropped).sum())
                .add("bareRefused", bare.stream().mapToLong(Turn::refused).sum());
    }

    private static double median(List<Turn> turns) {
        return Samples.of(turns.stream().map(Turn::perSecond).toList()).median();
    }
}
