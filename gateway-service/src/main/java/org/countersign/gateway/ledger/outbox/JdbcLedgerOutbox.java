package org.countersign.gateway.ledger.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.gateway.ledger.Enqueued;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox in the same database as the caller's own rows: one commit for both. */
final class JdbcLedgerOutbox implements LedgerOutbox {
    private final OutboxTable outbox;
    private final Backlog backlog;
    private final Signals signals;
    private final OutboxMetrics metrics;
    private final OutboxProperties limits;

    JdbcLedgerOutbox(
            OutboxTable outbox, Backlog backlog, Signals signals, OutboxMetrics metrics, OutboxProperties limits) {
        this.outbox = outbox;
        this.backlog = backlog;
        this.signals = signals;
        this.metrics = metrics;
        this.limits = limits;
    }

    @Override
    public Enqueued enqueue(Collection<LedgerItem> items) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("enqueue belongs into the transaction that writes the request");
        }
        var offered = List.copyOf(items);
        requireRoom(offered);
        var added = outbox.add(offered);
        afterCommit(offered.stream()
                .filter(item -> added.contains(ItemKey.of(item)))
                .collect(Collectors.groupingBy(LedgerItem::shard, Collectors.counting())));
        return sort(offered, added);
    }

    @Override
    public long room(String shard) {
        return Math.max(
                0, Math.min(limits.maxBacklog() - backlog.total(), limits.maxShardBacklog() - backlog.of(shard)));
    }

    /** Both bounds are on what is committed; requests that run at this moment may pass them by what they bring. */
    private void requireRoom(List<LedgerItem> items) {
        if (backlog.total() + items.size() > limits.maxBacklog()) {
            throw turnAway("total", backlog.total(), limits.maxBacklog());
        }
        items.stream()
                .collect(Collectors.groupingBy(LedgerItem::shard, Collectors.counting()))
                .forEach((shard, count) -> {
                    if (backlog.of(shard) + count > limits.maxShardBacklog()) {
                        throw turnAway("shard", backlog.of(shard), limits.maxShardBacklog());
                    }
                });
    }

    private ProblemException turnAway(String bound, long waiting, long limit) {
        metrics.turnedAway(bound);
        return ProblemException.tooBusy(
                "%d items wait for the ledger, the limit is %d".formatted(waiting, limit), limits.retryAfter());
    }

    private Enqueued sort(List<LedgerItem> offered, Set<ItemKey> fresh) {
        if (fresh.size() == offered.size()) {
            return new Enqueued(offered.stream().map(LedgerItem::id).toList(), List.of(), List.of());
        }
        var stored = outbox.contents(offered);
        var added = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        var reused = new ArrayList<String>();
        var unseen = new HashSet<>(fresh);
        for (var item : offered) {
            var same = ItemContent.of(item).equals(stored.get(ItemKey.of(item)));
            var bucket = !same ? reused : unseen.remove(ItemKey.of(item)) ? added : repeated;
            bucket.add(item.id());
        }
        return new Enqueued(added, repeated, reused);
    }

    private void afterCommit(Map<String, Long> addedByShard) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                addedByShard.forEach((shard, count) -> {
                    backlog.added(shard, count);
                    signals.wake(shard);
                });
            }
        });
    }
}
