package org.countersign.gateway.ledger.fabric;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.BlockStream;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.SignedEnvelope;

/** Measures how long each phase of our transactions takes: the timer {@code countersign.ledger.phase} with the tag {@code phase}. Changes nothing else. */
final class TimedLedger implements Ledger, AutoCloseable {
    /** More are never in flight here; if an outcome is lost, its time is not kept for ever. */
    private static final int MOST_IN_FLIGHT = 1000;

    private final FabricLedger ledger;
    private final MeterRegistry registry;
    private final Map<TransactionId, Long> submitted = new ConcurrentHashMap<>();

    TimedLedger(FabricLedger ledger, MeterRegistry registry) {
        this.ledger = ledger;
        this.registry = registry;
    }

    /** Where a transaction's time goes. */
    private enum Phase {
        /** The peers simulate and endorse, and we sign. */
        ENDORSEMENT,
        /** Until the ordering service has taken the transaction. */
        ORDERING,
        /** Until its block is here: waiting for the block to be cut, its validation and commit at the peer, and its way to us. */
        COMMIT,
        /** The block's effects and the items' outcomes are written to PostgreSQL. */
        SETTLEMENT
    }

    @Override
    public Endorsement endorse(String msp, String function, String argument) {
        var began = now();
        var endorsement = ledger.endorse(msp, function, argument);
        if (endorsement instanceof Endorsement.Endorsed) {
            record(Phase.ENDORSEMENT, began);
        }
        return endorsement;
    }

    @Override
    public Submission submit(SignedEnvelope envelope) {
        var began = now();
        var submission = ledger.submit(envelope);
        if (submission instanceof Submission.Accepted) {
            record(Phase.ORDERING, began);
            if (submitted.size() >= MOST_IN_FLIGHT) {
                submitted.clear();
            }
            submitted.put(envelope.transaction(), now());
        }
        return submission;
    }

    @Override
    public CommitOutcome commitStatus(String msp, TransactionId transaction) {
        return ledger.commitStatus(msp, transaction);
    }

    @Override
    public Evaluation evaluate(String msp, String function, List<String> arguments) {
        return ledger.evaluate(msp, function, arguments);
    }

    @Override
    public Height height() {
        return ledger.height();
    }

    @Override
    public BlockStream blocks(long from) {
        return new TimedBlocks(ledger.blocks(from));
    }

    @Override
    public void close() {
        ledger.close();
    }

    private long now() {
        return registry.config().clock().monotonicTime();
    }

    private void record(Phase phase, long began) {
        registry.timer("countersign.ledger.phase", "phase", phase.name().toLowerCase(Locale.ROOT))
                .record(now() - began, TimeUnit.NANOSECONDS);
    }

    /** Whoever follows the chain asks for the next block when the last one is in the tables, so the time between is that of settling it. */
    private final class TimedBlocks implements BlockStream {
        private final BlockStream blocks;
        private int ours;
        private long deliveredAt;

        TimedBlocks(BlockStream blocks) {
            this.blocks = blocks;
        }

        @Override
        public Delivery next() {
            for (; ours > 0; ours--) {
                record(Phase.SETTLEMENT, deliveredAt);
            }
            var delivery = blocks.next();
            if (delivery instanceof Delivery.Delivered(var block)) {
                deliveredAt = now();
                for (var transaction : block.transactions()) {
                    var since = submitted.remove(transaction.id());
                    if (since != null) {
                        record(Phase.COMMIT, since);
                        ours++;
                    }
                }
            }
            return delivery;
        }

        @Override
        public void close() {
            blocks.close();
        }
    }
}
