package org.countersign.gateway.ledger.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.countersign.gateway.ledger.Shards;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the oldest item of each shard has waited for its outcome, by the database's clock; 0 when none waits. What is set aside is out of its line. */
final class OldestItem implements MeterBinder {
    static final String METER = "countersign.ledger.oldest";

    private final JdbcClient jdbc;

    OldestItem(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var shard : Shards.all()) {
            Gauge.builder(METER, this, watched -> watched.waitingSeconds(shard))
                    .description("for which the oldest item has waited for its outcome")
                    .baseUnit("seconds")
                    .tag("shard", shard)
                    .register(registry);
        }
    }

    private double waitingSeconds(String shard) {
        return jdbc.sql("""
                        select greatest(extract(epoch from now() - o.enqueued_at), 0)
                        from ledger_outbox o
                        where o.shard = :shard
                          and o.seq > coalesce((select settled_through from ledger_cursor where shard = :shard), 0)
                          and not exists (select from ledger_outcome u where u.seq = o.seq offset 0)
                          and not exists (select from ledger_set_aside a where a.seq = o.seq and a.requeued_at is null)
                        order by o.seq
                        limit 1
                        """)
                .param("shard", shard)
                .query(Double.class)
                .optional()
                .orElse(0.0);
    }
}
