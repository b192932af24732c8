package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Brings the items of one shard onto the chain, one transaction at a time. Used by one thread. The order of writes, and what a crash leaves in each gap:
 *
 * <ol>
 *   <li>read undecided items, endorse them as one batch — <em>a crash here leaves nothing; the next process picks them again</em>
 *   <li>write the signed envelope and its transaction id, OPEN — <em>from here the same bytes are submitted, by whichever process</em>
 *   <li>submit — <em>the outcome is unknown after a crash: ask for the status, submit the same bytes again; the ledger takes a transaction id once</em>
 *   <li>the block consumer writes outcomes and verdict with its position ({@link Settlement}) — <em>one commit: all of it or nothing</em>
 *   <li>move the cursor — <em>a crash before leaves a longer search, nothing else</em>
 * </ol>
 *
 * <p>Only a final invalid code makes a new transaction with the same items, and the chaincode answers repeated item ids with their first outcome.
 */
final class ShardBatcher {
    private static final Duration AT_ONCE = Duration.ZERO;
    /** How often the tables are read while a transaction is in flight; the settlement's signal usually comes first. */
    private static final Duration FLIGHT_POLL = Duration.ofMillis(250);

    private final String shard;
    private final BatcherParts parts;
    private final OutboxTables tables;
    private final OutboxProperties limits;
    private final Backoff backoff;
    private int batchSize;
    private @Nullable Flight flight;
    private int failuresAlone;

    /** What every shard's batcher works with. */
    record BatcherParts(
            Ledger ledger,
            OutboxTables tables,
            Cursors cursors,
            Backlog backlog,
            Waiters waiters,
            OutboxMetrics metrics,
            OutboxProperties limits,
            InstantSource clock,
            CrashPoints crashPoints) {}

    /** The transaction under way, and when to ask what became of it. */
    private record Flight(SignedEnvelope envelope, Instant askAt) {}

    ShardBatcher(String shard, BatcherParts parts, Backoff backoff) {
        this.shard = shard;
        this.parts = parts;
        this.tables = parts.tables();
        this.limits = parts.limits();
        this.backoff = backoff;
        this.batchSize = limits.batchItems();
    }

    /** Does what can be done now, and says how long to wait before the next step. A signal may cut the wait short. */
    Duration step() {
        var open = tables.transactions().openIn(shard);
        if (flight != null
                && open.map(SignedEnvelope::transaction)
                        .filter(flight.envelope().transaction()::equals)
                        .isEmpty()) {
            var landed = flight;
            flight = null;
            return conclude(landed);
        }
        return open.map(this::follow).orElseGet(this::startBatch);
    }

    private Duration startBatch() {
        var undecided = tables.outbox().undecided(shard, batchSize);
        if (undecided.isEmpty()) {
            return limits.idlePoll();
        }
        var batch = Batch.prefixOf(undecided, batchSize, limits.batchBytes());
        reached(CrashPoint.BATCH_PICKED);
        return switch (parts.ledger().endorse(batch.msp(), batch.function(), batch.argument())) {
            case Ledger.Endorsement.Endorsed endorsed -> launch(batch, endorsed.envelope());
            case Ledger.Endorsement.Refused refused -> isolate(batch, refused.code());
            case Ledger.Endorsement.Unavailable _ -> retry("endorse");
        };
    }

    private Duration launch(Batch batch, SignedEnvelope envelope) {
        reached(CrashPoint.TRANSACTION_ENDORSED);
        failuresAlone = 0;
        tables.transactions().insertOpen(shard, batch, envelope);
        parts.metrics().endorsed(batch.function(), batch.size());
        reached(CrashPoint.TRANSACTION_PERSISTED);
        return submit(envelope);
    }

    private Duration submit(SignedEnvelope envelope) {
        var submission = parts.ledger().submit(envelope);
        reached(CrashPoint.TRANSACTION_SUBMITTED);
        return switch (submission) {
            case Ledger.Submission.Accepted() -> {
                backoff.reset();
                yield expectBlock(envelope, limits.settleTimeout());
            }
            // Neither proves that the transaction is not on the chain: ask, and then submit the same bytes.
            case Ledger.Submission.Rejected _, Ledger.Submission.Unknown _ -> expectBlock(envelope, retry("submit"));
        };
    }

    private Duration follow(SignedEnvelope open) {
        var now = parts.clock().instant();
        if (flight != null && now.isBefore(flight.askAt())) {
            return shorter(FLIGHT_POLL, Duration.between(now, flight.askAt()));
        }
        return switch (parts.ledger().commitStatus(open.msp(), open.transaction())) {
            // Decided, whatever the code: the block is on its way to the consumer, which alone settles items.
            case Ledger.CommitOutcome.Known _ -> expectBlock(open, limits.settleTimeout());
            case Ledger.CommitOutcome.Unknown _ -> {
                parts.metrics().retried("resubmit");
                yield submit(open);
            }
        };
    }

    private Duration expectBlock(SignedEnvelope envelope, Duration patience) {
        flight = new Flight(envelope, parts.clock().instant().plus(patience));
        return shorter(FLIGHT_POLL, patience);
    }

    private Duration conclude(Flight landed) {
        var verdict = tables.transactions().verdict(landed.envelope().transaction());
        reached(CrashPoint.TRANSACTION_SETTLED);
        if (verdict.filter(code -> !code.equals("VALID")).isPresent()) {
            parts.metrics().invalid(verdict.get());
            return retry("invalid");
        }
        backoff.reset();
        batchSize = Math.min(limits.batchItems(), batchSize * 2);
        parts.cursors().advance(shard);
        return AT_ONCE;
    }

    /** The chaincode refused the batch as a whole. Half of it is tried, down to the one item that is to blame; then the size grows again. */
    private Duration isolate(Batch batch, String code) {
        var failed = code.equals(Ledger.CHAINCODE_FAILED);
        if (batch.size() > 1) {
            batchSize = batch.size() / 2;
            return failed ? retry("failed") : AT_ONCE;
        }
        if (failed && ++failuresAlone < limits.failureAttempts()) {
            return retry("failed");
        }
        refuse(batch.items().getFirst(), code);
        failuresAlone = 0;
        backoff.reset();
        return AT_ONCE;
    }

    private void refuse(OutboxItem item, String code) {
        var outcome = ItemOutcome.refusedAlone(item.id(), code);
        reached(CrashPoint.ITEM_REFUSED);
        tables.outcomes().insertRefusal(item.seq(), outcome);
        parts.backlog().decided(shard, 1);
        parts.metrics().refused(item.function(), code);
        parts.waiters()
                .decided(
                        new ItemKey(item.function(), item.id()),
                        new ItemState.Refused(code, outcome.json(), Optional.empty(), Optional.empty()));
    }

    private Duration retry(String stage) {
        parts.metrics().retried(stage);
        return backoff.next();
    }

    private void reached(CrashPoint point) {
        parts.crashPoints().reached(point);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
