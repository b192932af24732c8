package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from a base up to a bound, each drawn from the upper half of its range so that shards do not march in step. */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final Duration base;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration base, Duration max, RandomGenerator random) {
        this.base = base;
        this.max = max;
        this.random = random;
    }

    Duration next() {
        var doubled = base.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        var bound = Math.max(2, Math.min(doubled.toMillis(), max.toMillis()));
        return Duration.ofMillis(random.nextLong(bound / 2, bound + 1));
    }

    void reset() {
        failures = 0;
    }
}
