package org.countersign.gateway.ledger.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.outbox.SubmissionGate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the projection against the ledger's height. A ledger that ends before the last block that was projected was restored from an older copy than the database, or
 * is a peer that still catches up. Both look alike from here, so both are waited for: nothing is submitted meanwhile, and health says {@code LEDGER_BEHIND}. Once the
 * ledger has the block again, its hash tells whether it is the same chain.
 */
final class HeightWatch implements MeterBinder {
    /** The stable code at the beginning of the reason. */
    static final String LEDGER_BEHIND = "LEDGER_BEHIND";

    private static final Logger log = LoggerFactory.getLogger(HeightWatch.class);

    private final Ledger ledger;
    private final PositionTable position;
    private final SubmissionGate gate;
    private final InstantSource clock;
    private volatile Look last;
    private volatile @Nullable String behind;
    private volatile boolean gaveUp;

    /** What was seen, and when the ledger last answered. */
    private record Look(Optional<Long> block, Optional<Long> height, Instant answeredAt) {}

    HeightWatch(Ledger ledger, PositionTable position, SubmissionGate gate, InstantSource clock) {
        this.ledger = ledger;
        this.position = position;
        this.gate = gate;
        this.clock = clock;
        this.last = new Look(Optional.empty(), Optional.empty(), clock.instant());
    }

    /** Why the ledger is behind; empty while it is not. */
    Optional<String> behind() {
        return Optional.ofNullable(behind);
    }

    /** Looks once. The position first: the ledger may grow in between, and never shrinks. */
    synchronized void look() {
        var block = position.tip().map(ChainTip::number);
        switch (ledger.height()) {
            case Ledger.Height.Known(var height) -> {
                last = new Look(block, Optional.of(height), clock.instant());
                judge(block, height);
            }
            // What was found before stays true until the ledger says otherwise.
            case Ledger.Height.Unknown _ -> last = new Look(block, last.height(), last.answeredAt());
        }
    }

    private void judge(Optional<Long> block, long height) {
        if (block.isPresent() && block.get() >= height) {
            var reason =
                    "%s: the database knows block %d, and the ledger ends before block %d; see docs/operating/backup.md"
                            .formatted(LEDGER_BEHIND, block.get(), height);
            gate.close();
            if (behind == null) {
                log.error(reason);
            }
            behind = reason;
            return;
        }
        if (behind != null) {
            log.warn("the ledger is not behind any more: it ends before block {}", height);
            behind = null;
        }
        if (!gaveUp) {
            gate.open();
        }
    }

    /** The chain is another one, or not readable: nothing is written to it until a restart. */
    void giveUp() {
        gaveUp = true;
        gate.close();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.projection.block", this, watch -> number(watch.last.block()))
                .description("number of the last block that was projected")
                .register(registry);
        Gauge.builder("countersign.ledger.height", this, watch -> number(watch.last.height()))
                .description("blocks that the ledger has")
                .baseUnit("blocks")
                .register(registry);
        Gauge.builder("countersign.projection.lag", this, HeightWatch::lag)
                .description(
                        "blocks that the ledger has and the projection has not; negative when the ledger is behind")
                .baseUnit("blocks")
                .register(registry);
        Gauge.builder("countersign.projection.ledger.behind", this, watch -> watch.behind == null ? 0 : 1)
                .description("1 while the ledger ends before what was projected of it")
                .register(registry);
        Gauge.builder("countersign.ledger.silent", this, HeightWatch::silentSeconds)
                .description("since the ledger last answered")
                .baseUnit("seconds")
                .register(registry);
    }

    private double lag() {
        var look = last;
        return look.height().isEmpty()
                ? Double.NaN
                : look.height().get() - 1.0 - look.block().orElse(-1L);
    }

    private double silentSeconds() {
        return Duration.between(last.answeredAt(), clock.instant()).toMillis() / 1000.0;
    }

    private static double number(Optional<Long> value) {
        return value.map(Long::doubleValue).orElse(Double.NaN);
    }
}
