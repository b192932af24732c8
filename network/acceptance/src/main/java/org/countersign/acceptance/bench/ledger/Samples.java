package org.countersign.acceptance.bench.ledger;

import java.util.Collection;
import java.util.List;

/** Measured values, sorted. Rates come as their median, waiting times as percentiles: both are values that were measured, not between two. */
record Samples(List<Double> sorted) {
    Samples {
        sorted = sorted.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Samples of(Collection<Double> values) {
        return new Samples(List.copyOf(values));
    }

    /** With an even number of values the lower of the two in the middle. */
    double median() {
        return percentile(50);
    }

    /** The smallest value that at least so many of a hundred do not exceed (nearest rank). */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
