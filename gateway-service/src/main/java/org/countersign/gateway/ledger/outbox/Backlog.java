package org.countersign.gateway.ledger.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.gateway.ledger.Shards;

/**
 * How many items are undecided, per shard. Counted from the tables now and then; between two counts what is enqueued here is added, so that the bound also holds
 * within a burst. Another process's items are seen at the next count.
 */
final class Backlog {
    private final OutboxTable outbox;
    private final Map<String, Long> undecided = new ConcurrentHashMap<>();

    Backlog(OutboxTable outbox) {
        this.outbox = outbox;
    }

    void recount() {
        for (var shard : Shards.all()) {
            undecided.put(shard, outbox.countUndecided(shard));
        }
    }

    void added(String shard, long items) {
        undecided.merge(shard, items, Long::sum);
    }

    void decided(String shard, long items) {
        undecided.merge(shard, -items, (before, less) -> Math.max(0, before + less));
    }

    long of(String shard) {
        return undecided.getOrDefault(shard, 0L);
    }

    long total() {
        return Shards.all().stream().mapToLong(this::of).sum();
    }
}
