package org.countersign.gateway.ledger.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves each shard's cursor behind which everything is decided or was set aside once, so that looking for undecided items stays cheap. Those that were set aside are
 * found by their own table, also when they are back in the line.
 *
 * <p>Sequence numbers are drawn before they are committed, so a transaction that is still open may hold a lower number than one whose items are long on the chain.
 * The cursor must not pass it. A horizon is the highest number seen, and the next transaction number of that moment: every enqueuer takes its transaction number
 * before it draws sequence numbers, so once all transactions below the horizon's have ended, no number up to the horizon can appear any more.
 */
final class Cursors {
    private final JdbcClient jdbc;
    private final Map<String, Horizon> horizons = new ConcurrentHashMap<>();

    Cursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Horizon(long seq, long nextTransaction) {}

    private record Snapshot(long highestSeq, long oldestOpen, long nextTransaction) {}

    /** Moves the shard's cursor as far as is safe now. Not moving costs time only. */
    void advance(String shard) {
        var now = snapshot();
        var horizon = Optional.ofNullable(horizons.get(shard));
        if (horizon.isEmpty() || horizon.get().nextTransaction() <= now.oldestOpen()) {
            horizon.ifPresent(passed -> move(shard, passed.seq()));
            horizons.put(shard, new Horizon(now.highestSeq(), now.nextTransaction()));
        }
    }

    private Snapshot snapshot() {
        return jdbc.sql("""
                        select coalesce((select max(seq) from ledger_outbox), 0) as highest,
                               pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
                               pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next
                        """)
                .query((row, _) -> new Snapshot(row.getLong("highest"), row.getLong("oldest"), row.getLong("next")))
                .single();
    }

    private void move(String shard, long safe) {
        jdbc.sql("""
                        insert into ledger_cursor as c (shard, settled_through)
                        select :shard, coalesce(min(o.seq) - 1, :safe)
                        from ledger_outbox o
                        where o.shard = :shard
                          and o.seq <= :safe
                          and o.seq > coalesce((select settled_through from ledger_cursor where shard = :shard), 0)
                          and not exists (select from ledger_outcome u where u.seq = o.seq offset 0)
                          and not exists (select from ledger_set_aside s where s.seq = o.seq)
                        on conflict (shard) do update set settled_through = greatest(c.settled_through, excluded.settled_through)
                        """).param("shard", shard).param("safe", safe).update();
    }
}
