package org.countersign.gateway.ledger.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.SetAsideItems;
import org.countersign.gateway.ledger.Shards;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the outbox. {@code countersign.ledger.enabled=false} leaves its threads out; then items are kept and nothing is submitted. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    OutboxTables outboxTables(JdbcClient jdbc) {
        return OutboxTables.of(jdbc);
    }

    @Bean
    Backlog ledgerBacklog(OutboxTables tables) {
        return new Backlog(tables);
    }

    @Bean
    Signals ledgerSignals() {
        return new Signals();
    }

    @Bean
    Waiters ledgerWaiters(OutboxProperties limits) {
        return new Waiters(limits.maxWaiters());
    }

    @Bean
    OutboxMetrics outboxMetrics(MeterRegistry registry, Backlog backlog) {
        var metrics = new OutboxMetrics(registry);
        metrics.watch(backlog);
        return metrics;
    }

    @Bean
    LedgerOutbox ledgerOutbox(
            OutboxTables tables, Backlog backlog, Signals signals, OutboxMetrics metrics, OutboxProperties limits) {
        return new JdbcLedgerOutbox(tables.outbox(), backlog, signals, metrics, limits);
    }

    @Bean
    SetAsideItems setAsideItems(OutboxTables tables, Backlog backlog, Signals signals) {
        return new JdbcSetAsideItems(tables.setAside(), backlog, signals);
    }

    @Bean
    JdbcLedgerItems ledgerItems(OutboxTables tables, Waiters waiters) {
        return new JdbcLedgerItems(tables.outcomes(), waiters);
    }

    @Bean
    Settlement ledgerSettlement(
            OutboxTables tables, Backlog backlog, Signals signals, Waiters waiters, OutboxMetrics metrics) {
        return new Settlement(tables, backlog, signals, waiters, metrics);
    }

    @Bean
    SubmissionGate submissionGate() {
        return new SubmissionGate();
    }

    @Bean
    OldestItem oldestItem(JdbcClient jdbc) {
        return new OldestItem(jdbc);
    }

    /** Used by the outbox and the block consumer alike. */
    @Bean(destroyMethod = "close")
    SessionLocks ledgerLocks(DataSource database, Clock clock) {
        return new SessionLocks(database, clock);
    }

    @Bean
    ShardBatcher.BatcherParts batcherParts(
            Ledger ledger,
            OutboxTables tables,
            JdbcClient jdbc,
            Backlog backlog,
            Waiters waiters,
            Signals signals,
            OutboxMetrics metrics,
            OutboxProperties limits,
            Clock clock) {
        return new ShardBatcher.BatcherParts(
                ledger,
                tables,
                new Cursors(jdbc),
                backlog,
                waiters,
                new RightOfWay(signals, limits.settleTimeout()),
                metrics,
                limits,
                clock,
                CrashPoints.NONE);
    }

    @Bean
    @ConditionalOnProperty(name = "countersign.ledger.enabled", havingValue = "true", matchIfMissing = true)
    OutboxThreads outboxThreads(
            ShardBatcher.BatcherParts parts,
            JdbcLedgerItems items,
            SessionLocks locks,
            Signals signals,
            SubmissionGate gate,
            SecureRandom random) {
        var limits = parts.limits();
        var workers = Shards.all().stream()
                .map(shard -> new ShardWorker(
                        shard,
                        new ShardBatcher(shard, parts, new Backoff(limits.backoffBase(), limits.backoffMax(), random)),
                        locks,
                        signals,
                        new Backoff(limits.backoffBase(), limits.backoffMax(), random),
                        gate))
                .toList();
        return new OutboxThreads(workers, items, parts.backlog());
    }
}
