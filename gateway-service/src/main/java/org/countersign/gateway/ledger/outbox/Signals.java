package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.countersign.gateway.ledger.Shards;

/** Wakes the thread of a shard. A hint only: whoever waits also looks by itself after a while, so a lost signal costs time and nothing else. */
final class Signals {
    private final Map<String, Semaphore> byShard =
            Shards.all().stream().collect(Collectors.toUnmodifiableMap(shard -> shard, _ -> new Semaphore(0)));

    void wake(String shard) {
        of(shard).release();
    }

    void await(String shard, Duration atMost) throws InterruptedException {
        var semaphore = of(shard);
        if (semaphore.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS)) {
            semaphore.drainPermits();
        }
    }

    private Semaphore of(String shard) {
        var semaphore = byShard.get(shard);
        if (semaphore == null) {
            throw new IllegalArgumentException("no such shard: " + shard);
        }
        return semaphore;
    }
}
