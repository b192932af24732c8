package org.countersign.gateway.ledger.projection;

import java.util.List;
import java.util.Optional;
import org.countersign.gateway.ledger.CertificateStatusListener;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.outbox.Settlement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies one block in one database transaction: projection tables, listeners' rows, settled items, and the position, in this order. A crash anywhere before the
 * commit leaves none of it, and the block is delivered again; a crash after it leaves all of it, and those who wait find out from the tables.
 */
final class BlockApplier {
    private final TransactionTemplate transaction;
    private final PositionTable position;
    private final StateWriter writer;
    private final List<CertificateStatusListener> listeners;
    private final Settlement settlement;
    private final CrashPoints crashPoints;

    BlockApplier(
            TransactionTemplate transaction,
            PositionTable position,
            StateWriter writer,
            List<CertificateStatusListener> listeners,
            Settlement settlement,
            CrashPoints crashPoints) {
        this.transaction = transaction;
        this.position = position;
        this.writer = writer;
        this.listeners = List.copyOf(listeners);
        this.settlement = settlement;
        this.crashPoints = crashPoints;
    }

    /**
     * Applies the block if it is the next one; the last one again is compared and left alone.
     *
     * @throws ChainBrokenException when it does not continue the chain; nothing was written
     */
    void apply(LedgerBlock block) {
        var settled = transaction.execute(_ -> applyInTransaction(block));
        crashPoints.reached(CrashPoint.BLOCK_COMMITTED);
        settlement.announce(settled);
    }

    private Settlement.Settled applyInTransaction(LedgerBlock block) {
        var tip = position.lockTip();
        if (tip.isPresent() && tip.get().number() == block.number()) {
            requireNoProblem(ChainCheck.problemAsSame(tip.get(), block));
            return Settlement.Settled.NOTHING;
        }
        requireNoProblem(ChainCheck.problem(tip, block));
        crashPoints.reached(CrashPoint.BLOCK_RECEIVED);
        var changed = writer.write(block);
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.statusChanged(changed));
        }
        crashPoints.reached(CrashPoint.BLOCK_PROJECTED);
        var settled = settlement.settle(block);
        position.move(tip, block);
        crashPoints.reached(CrashPoint.BLOCK_POSITIONED);
        return settled;
    }

    private static void requireNoProblem(Optional<String> problem) {
        problem.ifPresent(reason -> {
            throw new ChainBrokenException(reason);
        });
    }
}
