package org.countersign.counter.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.counter.City;

/** Stands still until a test moves it. */
final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(City.NOW);

    @Override
    public Instant instant() {
        return now.get();
    }

    void forward(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    void reset() {
        now.set(City.NOW);
    }
}
