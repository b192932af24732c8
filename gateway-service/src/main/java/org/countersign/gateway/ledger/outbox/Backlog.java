package org.countersign.gateway.ledger.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.countersign.gateway.ledger.Shards;

/**
 * How many items are undecided, per shard, and how many were set aside. Counted from the tables now and then; between two counts what happens here is added, so that
 * the bounds also hold within a burst. Another process's items are seen at the next count.
 */
final class Backlog {
    private final OutboxTables tables;
    private final Map<String, Long> undecided = new ConcurrentHashMap<>();
    private final AtomicLong setAside = new AtomicLong();

    Backlog(OutboxTables tables) {
        this.tables = tables;
    }

    void recount() {
        for (var shard : Shards.all()) {
            undecided.put(shard, tables.outbox().countUndecided(shard));
        }
        setAside.set(tables.setAside().count());
    }

    void added(String shard, long items) {
        undecided.merge(shard, items, Long::sum);
    }

    void decided(String shard, long items) {
        undecided.merge(shard, -items, (before, less) -> Math.max(0, before + less));
    }

    void setAside(long items) {
        setAside.updateAndGet(before -> Math.max(0, before + items));
    }

    long of(String shard) {
        return undecided.getOrDefault(shard, 0L);
    }

    long total() {
        return Shards.all().stream().mapToLong(this::of).sum();
    }

    long setAside() {
        return setAside.get();
    }
}
