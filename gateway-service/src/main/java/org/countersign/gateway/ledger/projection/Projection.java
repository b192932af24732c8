package org.countersign.gateway.ledger.projection;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.countersign.gateway.ledger.ProjectionView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the projection says of itself, and its rebuilds. */
final class Projection implements ProjectionView {
    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final BlockConsumer consumer;
    private final HeightWatch heights;
    private final PositionTable position;
    private final ProjectionContents contents;
    private final RebuildTable rebuilds;
    private final RebuildStarter starter;
    private final AtomicBoolean rebuilding = new AtomicBoolean();

    /** Makes the run of a rebuild. */
    interface RebuildStarter {
        RebuildRun newRun();
    }

    Projection(
            BlockConsumer consumer,
            HeightWatch heights,
            PositionTable position,
            ProjectionContents contents,
            RebuildTable rebuilds,
            RebuildStarter starter) {
        this.consumer = consumer;
        this.heights = heights;
        this.position = position;
        this.contents = contents;
        this.rebuilds = rebuilds;
        this.starter = starter;
    }

    @Override
    public Progress progress() {
        var halted = consumer.halted();
        var behind = heights.behind();
        var state = halted.isPresent()
                ? State.HALTED
                : behind.isPresent() ? State.LEDGER_BEHIND : rebuilding.get() ? State.REBUILDING : State.LIVE;
        return new Progress(state, position.tip().map(ChainTip::number), halted.or(() -> behind));
    }

    @Override
    public Contents contents() {
        return contents.read();
    }

    @Override
    public Rebuild startRebuild() {
        if (rebuilding.compareAndSet(false, true)) {
            // One that is still marked as running belongs to a process that is gone.
            rebuilds.failRunning("the process ended before the rebuild did");
            var id = rebuilds.insertRunning();
            Thread.ofVirtual().name("ledger-rebuild").start(() -> rebuild(id));
        }
        return lastRebuild().orElseThrow();
    }

    @Override
    public Optional<Rebuild> lastRebuild() {
        return rebuilds.last();
    }

    /** Thread edge: a rebuild that cannot be finished leaves the projection as it was. */
    private void rebuild(long id) {
        try {
            var comparison = starter.newRun().run(id);
            switch (comparison.state()) {
                case DIFFERENT ->
                    log.error(
                            "rebuild {}: THE PROJECTION WAS WRONG at block {}, and is right now",
                            id,
                            comparison.block());
                case EQUAL -> log.info("rebuild {}: equal at block {}", id, comparison.block());
                case RUNNING, FAILED -> throw new IllegalStateException("a comparison is EQUAL or DIFFERENT");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            log.error("rebuild {} failed", id, failed);
            rebuilds.failRunning(String.valueOf(failed.getMessage()));
        } finally {
            rebuilding.set(false);
        }
    }
}
