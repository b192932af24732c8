package org.countersign.gateway.ledger.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.countersign.gateway.ledger.CertificateStatusListener;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.ProjectionView;
import org.countersign.gateway.ledger.SetAsideItems;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.ledger.outbox.SessionLocks;
import org.countersign.gateway.ledger.outbox.Settlement;
import org.countersign.gateway.ledger.outbox.SubmissionGate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the projection. {@code countersign.ledger.enabled=false} leaves its thread out; then it stays where it is. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    StateReader stateReader(JdbcClient jdbc) {
        return new StateReader(jdbc);
    }

    @Bean
    CertificateView certificateView(JdbcClient jdbc, StateReader state) {
        return new JdbcCertificateView(jdbc, state);
    }

    @Bean
    TrustView trustView(StateReader state) {
        return new JdbcTrustView(state);
    }

    @Bean
    CreditView creditView(JdbcClient jdbc, StateReader state, TrustView trust) {
        return new JdbcCreditView(jdbc, state, trust);
    }

    @Bean
    PositionTable livePosition(JdbcClient jdbc) {
        return new PositionTable(jdbc, ProjectionSchema.LIVE);
    }

    @Bean
    BlockApplier blockApplier(
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            PositionTable position,
            ObjectProvider<CertificateStatusListener> listeners,
            Settlement settlement) {
        var writer = new StateWriter(
                new RecordTable(JdbcClient.create(jdbc), ProjectionSchema.LIVE),
                new SideTables(jdbc, ProjectionSchema.LIVE));
        return new BlockApplier(
                new TransactionTemplate(transactions),
                position,
                writer,
                listeners.orderedStream().toList(),
                settlement,
                CrashPoints.NONE);
    }

    @Bean
    HeightWatch heightWatch(Ledger ledger, PositionTable position, SubmissionGate gate, Clock clock) {
        return new HeightWatch(ledger, position, gate, clock);
    }

    @Bean
    MeterBinder projectionHalted(BlockConsumer consumer) {
        return registry -> Gauge.builder(
                        "countersign.projection.halted",
                        consumer,
                        watched -> watched.halted().isPresent() ? 1 : 0)
                .description("1 after the chain broke, until a restart")
                .register(registry);
    }

    @Bean
    BlockConsumer blockConsumer(
            Ledger ledger,
            BlockApplier applier,
            PositionTable position,
            SessionLocks locks,
            HeightWatch heights,
            ProjectionProperties properties) {
        return new BlockConsumer(ledger, applier, position, locks, heights, properties);
    }

    @Bean
    ProjectionView projectionView(
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            Ledger ledger,
            BlockConsumer consumer,
            HeightWatch heights,
            PositionTable position,
            ProjectionProperties properties,
            Clock clock) {
        var client = JdbcClient.create(jdbc);
        var rebuilds = new RebuildTable(client);
        var rebuilder = new Rebuilder(new TransactionTemplate(transactions), jdbc, rebuilds, CrashPoints.NONE);
        var contents = new ProjectionContents(transactions, client, position, new ProjectionDigest(jdbc));
        return new Projection(
                consumer,
                heights,
                position,
                contents,
                rebuilds,
                () -> new RebuildRun(ledger, rebuilder, rebuilds, properties, clock));
    }

    @Bean
    LedgerHealthIndicator ledgerHealthIndicator(ProjectionView projection, SetAsideItems setAside) {
        return new LedgerHealthIndicator(projection, setAside);
    }

    @Bean
    @ConditionalOnProperty(name = "countersign.ledger.enabled", havingValue = "true", matchIfMissing = true)
    ProjectionThread projectionThread(BlockConsumer consumer, HeightWatch heights, ProjectionProperties properties) {
        return new ProjectionThread(consumer, heights, properties);
    }
}
