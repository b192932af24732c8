package org.countersign.acceptance.bench.issue;

import com.eclipsesource.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What was measured. Of the turns' rates the medians count; what was refused or dropped counts over all turns. */
record IssueFigures(IssuePlan plan, List<IssueTurn> turns, List<Double> signaturesPerSecond, String provider) {
    IssueFigures {
        turns = List.copyOf(turns);
        signaturesPerSecond = List.copyOf(signaturesPerSecond);
        if (turns.isEmpty() || signaturesPerSecond.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    JsonObject toJson() {
        double credentials = median(turns.stream().map(IssueTurn::perSecond).toList());
        double signatures = median(signaturesPerSecond);
        return new JsonObject()
                .add("bench", "issue")
                .add("credentialsPerSecond", rounded(credentials, 1))
                .add("signaturesPerSecond", rounded(signatures, 1))
                .add("ratioToSigning", rounded(signatures == 0 ? 0 : credentials / signatures, 5))
                .add("wallets", plan.wallets())
                .add("parallel", plan.parallel())
                .add("copies", plan.copies())
                .add("rounds", plan.rounds())
                .add("delivered", turns.stream().mapToLong(IssueTurn::delivered).sum())
                .add("deferred", turns.stream().mapToLong(IssueTurn::deferred).sum())
                .add("refused", turns.stream().mapToLong(IssueTurn::refused).sum())
                .add("dropped", turns.stream().mapToLong(IssueTurn::dropped).sum())
                .add("provider", provider);
    }

    /** With an even number of values the lower of the two in the middle: a value that was measured. */
    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static double rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue();
    }
}
