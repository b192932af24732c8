package org.countersign.wallet.codes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts by caller within a minute; all is forgotten when the next minute begins. Callers whom there is no room to count are over the limit. */
final class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 20_000;

    private final InstantSource clock;
    private final int limit;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant end = Instant.MIN;

    Attempts(InstantSource clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    synchronized void count(String caller) {
        renew();
        if (counts.containsKey(caller) || counts.size() < MOST_CALLERS) {
            counts.merge(caller, 1, Integer::sum);
        }
    }

    synchronized boolean isOver(String caller) {
        renew();
        int count = counts.getOrDefault(caller, counts.size() < MOST_CALLERS ? 0 : limit);
        return count >= limit;
    }

    private void renew() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            counts.clear();
            end = now.plus(WINDOW);
        }
    }
}
