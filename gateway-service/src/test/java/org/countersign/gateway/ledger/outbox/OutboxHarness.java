package org.countersign.gateway.ledger.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.Enqueued;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.SetAsideItems;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.ledger.TestDatabase;

/** The outbox of one process, stepped by hand instead of by threads. */
public final class OutboxHarness {
    static final OutboxProperties LIMITS = new OutboxProperties(
            1000,
            1000,
            4,
            1_048_576,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(10),
            2,
            Duration.ofSeconds(2),
            100);

    private final TestDatabase database;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Signals signals = new Signals();
    private final Waiters waiters;
    private final Backlog backlog;
    private final OutboxTables tables;
    private final Settlement settlement;
    private final JdbcLedgerOutbox outbox;
    private final JdbcLedgerItems items;
    private final SetAsideItems setAside;
    private final Map<String, ShardBatcher> batchers;

    public OutboxHarness(TestDatabase database, Ledger ledger, ManualClock clock, CrashPoints crashPoints) {
        this(database, ledger, clock, crashPoints, LIMITS);
    }

    OutboxHarness(
            TestDatabase database, Ledger ledger, ManualClock clock, CrashPoints crashPoints, OutboxProperties limits) {
        this.database = database;
        this.tables = OutboxTables.of(database.jdbc());
        this.backlog = new Backlog(tables);
        this.waiters = new Waiters(limits.maxWaiters());
        var metrics = new OutboxMetrics(registry);
        metrics.watch(backlog);
        backlog.recount();
        this.settlement = new Settlement(tables, backlog, signals, waiters, metrics);
        this.outbox = new JdbcLedgerOutbox(tables.outbox(), backlog, signals, metrics, limits);
        this.setAside = new JdbcSetAsideItems(tables.setAside(), backlog, signals);
        this.items = new JdbcLedgerItems(tables.outcomes(), waiters);
        var parts = new ShardBatcher.BatcherParts(
                ledger,
                tables,
                new Cursors(database.jdbc()),
                backlog,
                waiters,
                new RightOfWay(signals, limits.settleTimeout()),
                metrics,
                limits,
                clock,
                crashPoints);
        this.batchers = Shards.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        shard -> shard,
                        shard -> new ShardBatcher(
                                shard, parts, new Backoff(limits.backoffBase(), limits.backoffMax(), new Random(1)))));
    }

    public Settlement settlement() {
        return settlement;
    }

    public LedgerOutbox outbox() {
        return outbox;
    }

    public LedgerItems items() {
        return items;
    }

    public SetAsideItems setAside() {
        return setAside;
    }

    public MeterRegistry registry() {
        return registry;
    }

    OutboxTables tables() {
        return tables;
    }

    JdbcLedgerItems jdbcItems() {
        return items;
    }

    /** In a transaction of its own. */
    public Enqueued enqueue(List<LedgerItem> offered) {
        return database.transaction().execute(_ -> outbox.enqueue(offered));
    }

    /** One step of one shard; how long it would wait now. */
    public Duration step(String shard) {
        var batcher = batchers.get(shard);
        if (batcher == null) {
            throw new IllegalArgumentException(shard);
        }
        return batcher.step();
    }
}
