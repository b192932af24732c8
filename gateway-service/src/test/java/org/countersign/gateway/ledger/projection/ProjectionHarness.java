package org.countersign.gateway.ledger.projection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.countersign.gateway.ledger.CertificateStatusListener;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.TrustView;
import org.countersign.gateway.ledger.outbox.Settlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The block consumer of one process, fed by hand instead of by its thread. */
public final class ProjectionHarness {
    static final ProjectionProperties PROPERTIES = new ProjectionProperties(
            Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(1), 3, Duration.ofMillis(5));

    private final TestDatabase database;
    private final PositionTable position;
    private final BlockApplier applier;
    private final CrashPoints crashPoints;

    public ProjectionHarness(
            TestDatabase database,
            Settlement settlement,
            CrashPoints crashPoints,
            CertificateStatusListener... listeners) {
        this.database = database;
        this.crashPoints = crashPoints;
        this.position = new PositionTable(database.jdbc(), ProjectionSchema.LIVE);
        var writer = new StateWriter(
                new RecordTable(database.jdbc(), ProjectionSchema.LIVE),
                new SideTables(database.template(), ProjectionSchema.LIVE));
        this.applier =
                new BlockApplier(database.transaction(), position, writer, List.of(listeners), settlement, crashPoints);
    }

    public void apply(LedgerBlock block) {
        applier.apply(block);
    }

    /** Applies what the projection has not seen, and the last block that it has once more, as a new stream would deliver it. */
    public void catchUp(FakeLedger ledger) {
        var from = position.tip().map(ChainTip::number).orElse(0L);
        ledger.chain().stream().filter(block -> block.number() >= from).forEach(applier::apply);
    }

    public String digest() {
        return contents().read().digest();
    }

    ProjectionContents contents() {
        return new ProjectionContents(
                transactionManager(), database.jdbc(), position, new ProjectionDigest(database.template()));
    }

    private PlatformTransactionManager transactionManager() {
        return Objects.requireNonNull(database.transaction().getTransactionManager());
    }

    BlockApplier applier() {
        return applier;
    }

    PositionTable position() {
        return position;
    }

    RebuildTable rebuilds() {
        return new RebuildTable(database.jdbc());
    }

    RebuildRun rebuild(Ledger ledger, ManualClock clock) {
        var rebuilder = new Rebuilder(database.transaction(), database.template(), rebuilds(), crashPoints);
        return new RebuildRun(ledger, rebuilder, rebuilds(), PROPERTIES, clock);
    }

    /** What the projection's tables say, whoever writes them. */
    public static CertificateView certificatesOf(TestDatabase database) {
        return new JdbcCertificateView(database.jdbc(), new StateReader(JdbcClient.create(database.template())));
    }

    public CertificateView certificates() {
        return new JdbcCertificateView(database.jdbc(), reader());
    }

    public TrustView trust() {
        return new JdbcTrustView(reader());
    }

    public CreditView credit() {
        return new JdbcCreditView(database.jdbc(), reader(), trust());
    }

    private StateReader reader() {
        return new StateReader(JdbcClient.create(database.template()));
    }
}
