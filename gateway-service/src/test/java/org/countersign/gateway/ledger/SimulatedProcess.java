package org.countersign.gateway.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.countersign.gateway.ledger.outbox.OutboxHarness;
import org.countersign.gateway.ledger.projection.ProjectionHarness;

/** Outbox and projection of one process over a database and a chain that outlive it. */
public final class SimulatedProcess {
    private static final int MANY_ROUNDS = 200;

    private final FakeLedger ledger;
    private final ManualClock clock = new ManualClock();
    private final OutboxHarness outbox;
    private final ProjectionHarness projection;

    public SimulatedProcess(TestDatabase database, FakeLedger ledger) {
        this(database, ledger, CrashPoints.NONE);
    }

    public SimulatedProcess(TestDatabase database, FakeLedger ledger, CrashPoints crashPoints) {
        this.ledger = ledger;
        this.outbox = new OutboxHarness(database, ledger, clock, crashPoints);
        this.projection = new ProjectionHarness(database, outbox.settlement(), crashPoints);
    }

    public OutboxHarness outbox() {
        return outbox;
    }

    public ProjectionHarness projection() {
        return projection;
    }

    /** Steps every shard and delivers every block once; time passes meanwhile. */
    public void round() {
        Shards.all().forEach(outbox::step);
        projection.catchUp(ledger);
        clock.advance(Duration.ofSeconds(6));
    }

    /** Goes on until these items are final. */
    public void finish(Collection<LedgerItem> items) {
        finishUntil(() -> items.stream().allMatch(this::isFinal));
    }

    /** Goes on until that holds. */
    public void finishUntil(BooleanSupplier holds) {
        for (int i = 0; i < MANY_ROUNDS; i++) {
            if (holds.getAsBoolean()) {
                // What was decided is also tidied up.
                round();
                return;
            }
            round();
        }
        throw new AssertionError("did not happen in %d rounds; set aside: %s"
                .formatted(MANY_ROUNDS, outbox.setAside().page(OptionalLong.empty(), 10)));
    }

    public ItemState stateOf(LedgerItem item) {
        return outbox.items().find(item.function(), item.id()).orElseThrow();
    }

    public List<ItemState> statesOf(Collection<LedgerItem> items) {
        return items.stream().map(this::stateOf).toList();
    }

    private boolean isFinal(LedgerItem item) {
        return stateOf(item).isFinal();
    }
}
