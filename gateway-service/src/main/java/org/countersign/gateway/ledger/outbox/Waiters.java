package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.gateway.ledger.ItemState;

/** Callers who want to know when an item is decided. Bounded; nobody's thread waits here. */
final class Waiters {
    private final Map<ItemKey, Map<Long, CompletableFuture<ItemState>>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicInteger count = new AtomicInteger();
    private final int limit;

    Waiters(int limit) {
        this.limit = limit;
    }

    /** A future that is decided by {@link #decided}, or pending after the timeout; pending at once when too many wait already. */
    CompletableFuture<ItemState> register(ItemKey key, Duration timeout) {
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            return CompletableFuture.completedFuture(new ItemState.Pending());
        }
        var future = new CompletableFuture<ItemState>();
        var ticket = tickets.incrementAndGet();
        waiting.compute(key, (_, futures) -> {
            var waiters = futures == null ? new ConcurrentHashMap<Long, CompletableFuture<ItemState>>() : futures;
            waiters.put(ticket, future);
            return waiters;
        });
        return future.completeOnTimeout(new ItemState.Pending(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> forget(key, ticket));
    }

    /** Callers' continuations run on threads of their own, so that a slow one cannot hold up the blocks. */
    void decided(ItemKey key, ItemState state) {
        for (var future : waiting.getOrDefault(key, Map.of()).values()) {
            future.completeAsync(() -> state, Thread::startVirtualThread);
        }
    }

    Set<ItemKey> keys() {
        return Set.copyOf(waiting.keySet());
    }

    private void forget(ItemKey key, long ticket) {
        count.decrementAndGet();
        waiting.computeIfPresent(key, (_, futures) -> {
            futures.remove(ticket);
            return futures.isEmpty() ? null : futures;
        });
    }
}
