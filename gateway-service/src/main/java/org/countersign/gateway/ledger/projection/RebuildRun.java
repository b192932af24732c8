package org.countersign.gateway.ledger.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.countersign.gateway.ledger.BlockStream;
import org.countersign.gateway.ledger.Ledger;

/** One rebuild from block 0, on a thread of its own. Throws when it cannot be finished; then the projection is as it was. */
final class RebuildRun {
    private static final int REPORT_EVERY = 100;
    private static final Duration WATCH_EVERY = Duration.ofMillis(500);

    private final Ledger ledger;
    private final Rebuilder rebuilder;
    private final RebuildTable rebuilds;
    private final ProjectionProperties properties;
    private final InstantSource clock;
    private volatile Instant lastBlock;
    private volatile boolean done;

    RebuildRun(
            Ledger ledger,
            Rebuilder rebuilder,
            RebuildTable rebuilds,
            ProjectionProperties properties,
            InstantSource clock) {
        this.ledger = ledger;
        this.rebuilder = rebuilder;
        this.rebuilds = rebuilds;
        this.properties = properties;
        this.clock = clock;
        this.lastBlock = clock.instant();
    }

    RebuildTable.Comparison run(long id) throws InterruptedException {
        rebuilder.begin();
        var fruitless = 0;
        while (true) {
            var missing = rebuilder.missing();
            if (missing.isPresent()) {
                fruitless = replayFrom(missing.get(), id) ? 0 : fruitless + 1;
                if (fruitless > properties.rebuildReconnects()) {
                    throw new ChainBrokenException("block %d cannot be had from the ledger".formatted(missing.get()));
                }
                if (fruitless > 0) {
                    Thread.sleep(properties.reconnectMax());
                }
            } else {
                var comparison = rebuilder.finish(id);
                if (comparison.isPresent()) {
                    return comparison.get();
                }
            }
        }
    }

    /** Follows one stream until nothing is missing or it ends. True when it delivered something. */
    private boolean replayFrom(long first, long id) {
        var delivered = false;
        done = false;
        lastBlock = clock.instant();
        try (var stream = ledger.blocks(first)) {
            Thread.startVirtualThread(() -> giveUpOn(stream));
            while (rebuilder.missing().isPresent()) {
                switch (stream.next()) {
                    case BlockStream.Delivery.Delivered(var block) -> {
                        rebuilder.replay(block);
                        delivered = true;
                        lastBlock = clock.instant();
                        if (block.number() % REPORT_EVERY == 0) {
                            rebuilds.progress(id, block.number());
                        }
                    }
                    case BlockStream.Delivery.Ended _ -> {
                        return delivered;
                    }
                }
            }
            return true;
        } finally {
            done = true;
        }
    }

    /** A ledger that is shorter than the projection would keep us waiting for a block that never comes. */
    private void giveUpOn(BlockStream stream) {
        try {
            while (!done) {
                Thread.sleep(WATCH_EVERY);
                if (!done && lastBlock.plus(properties.rebuildPatience()).isBefore(clock.instant())) {
                    stream.close();
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
