package org.countersign.acceptance.bench.ledger;

import java.util.Arrays;
import java.util.Collection;

/** Measured values, sorted. Rates come as their median, waiting times as percentiles: both are values that were measured, not between two. */
record Samples(double[] sorted) {
    Samples {
        sorted = sorted.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Samples of(Collection<Double> values) {
        return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** With an even number of values the lower of the two in the middle. */
    double median() {
        return percentile(50);
    }

    /** The smallest value that at least so many of a hundred do not exceed (nearest rank). */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }
}
