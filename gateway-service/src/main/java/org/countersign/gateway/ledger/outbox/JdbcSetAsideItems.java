package org.countersign.gateway.ledger.outbox;

import java.util.List;
import java.util.OptionalLong;
import org.countersign.gateway.ledger.SetAsideItems;

/** What is set aside, from the tables; whatever is put back wakes its shard. */
final class JdbcSetAsideItems implements SetAsideItems {
    private final SetAsideTable table;
    private final Backlog backlog;
    private final Signals signals;

    JdbcSetAsideItems(SetAsideTable table, Backlog backlog, Signals signals) {
        this.table = table;
        this.backlog = backlog;
        this.signals = signals;
    }

    @Override
    public List<SetAside> page(OptionalLong after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("1 to %d at a time, not %d".formatted(MAX_PAGE, limit));
        }
        return table.page(after, limit);
    }

    @Override
    public boolean requeue(long number) {
        return back(table.requeue(OptionalLong.of(number))) > 0;
    }

    @Override
    public int requeueAll() {
        return back(table.requeue(OptionalLong.empty()));
    }

    @Override
    public long count() {
        return backlog.setAside();
    }

    private int back(List<String> shards) {
        shards.forEach(shard -> {
            backlog.added(shard, 1);
            signals.wake(shard);
        });
        backlog.setAside(-shards.size());
        return shards.size();
    }
}
