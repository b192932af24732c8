package org.countersign.gateway.ledger.projection;

import java.time.Duration;
import java.util.Optional;
import org.countersign.gateway.ledger.BlockStream;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.outbox.SessionLocks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * The thread that follows the chain, while this process holds the lock for it. It asks for the last known block once more, so that a ledger that was replaced is
 * noticed. A chain that breaks stops it for good, loudly: what was projected stays readable, nothing further is believed, and health says so until a restart.
 */
final class BlockConsumer implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(BlockConsumer.class);
    private static final String LOCK = "blocks";
    private static final Duration LOCK_RETRY = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final BlockApplier applier;
    private final PositionTable position;
    private final SessionLocks locks;
    private final HeightWatch heights;
    private final ProjectionProperties properties;
    private volatile @Nullable BlockStream open;
    private volatile @Nullable String halted;
    private volatile boolean stopping;

    BlockConsumer(
            Ledger ledger,
            BlockApplier applier,
            PositionTable position,
            SessionLocks locks,
            HeightWatch heights,
            ProjectionProperties properties) {
        this.ledger = ledger;
        this.applier = applier;
        this.position = position;
        this.locks = locks;
        this.heights = heights;
        this.properties = properties;
    }

    Optional<String> halted() {
        return Optional.ofNullable(halted);
    }

    @Override
    public void run() {
        var wait = properties.reconnectBase();
        try {
            while (!stopping && halted == null) {
                if (!locks.hold(LOCK)) {
                    Thread.sleep(LOCK_RETRY);
                } else if (follow()) {
                    wait = properties.reconnectBase();
                } else {
                    Thread.sleep(wait);
                    wait = wait.multipliedBy(2).compareTo(properties.reconnectMax()) < 0
                            ? wait.multipliedBy(2)
                            : properties.reconnectMax();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One stream until it ends. True when it delivered something, so that a new one may be opened at once. */
    private boolean follow() {
        var delivered = false;
        if (ledgerIsBehind()) {
            return false; // It would keep us waiting for a block that it may never have.
        }
        try (var stream = ledger.blocks(position.tip().map(ChainTip::number).orElse(0L))) {
            open = stream;
            while (!stopping) {
                switch (stream.next()) {
                    case BlockStream.Delivery.Delivered(var block) -> {
                        if (!locks.hold(LOCK)) {
                            return delivered;
                        }
                        applier.apply(block);
                        delivered = true;
                    }
                    case BlockStream.Delivery.Ended(var reason) -> {
                        log.warn("the block stream ended: {}", reason);
                        return delivered;
                    }
                }
            }
        } catch (ChainBrokenException | DataIntegrityViolationException broken) {
            halt(broken);
        } catch (DataAccessException | TransactionException database) {
            log.warn("the database does not take the block: {}", database.getMessage());
        } catch (RuntimeException unforeseen) {
            // Thread edge. A block that cannot be applied for a reason nobody thought of is not passed over.
            halt(unforeseen);
        } finally {
            open = null;
        }
        return false;
    }

    private boolean ledgerIsBehind() {
        try {
            heights.look();
        } catch (DataAccessException database) {
            log.warn("the database does not say where the projection stands: {}", database.getMessage());
            return true; // Not known; asked again after the wait.
        }
        return heights.behind().isPresent();
    }

    private void halt(RuntimeException reason) {
        heights.giveUp();
        halted = String.valueOf(reason.getMessage());
        log.error(
                "THE CHAIN IS NOT FOLLOWED ANY MORE. Nothing after the last good block is believed; see docs/concepts/exactly-once.md.",
                reason);
    }

    /** Ends the thread after its block. */
    void stop() {
        stopping = true;
        var stream = open;
        if (stream != null) {
            stream.close();
        }
    }
}
