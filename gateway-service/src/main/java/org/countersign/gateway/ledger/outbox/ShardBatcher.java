package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.Trouble;
import org.countersign.gateway.ledger.outbox.TransactionTable.Launched;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * <p>A new transaction with the same items is made after a final invalid code, and after the ordering service has refused the old one again and again. In the second
 * case the old one may yet land: the chaincode answers repeated item ids with their first outcome, and two that were endorsed side by side conflict, so the items
 * count once all the same. What keeps failing without an answer to it is set aside ({@link Isolation}), so that the rest of the line goes on.
 */
final class ShardBatcher {
    private static final Logger log = LoggerFactory.getLogger(ShardBatcher.class);
    private static final Duration AT_ONCE = Duration.ZERO;
    /** How often the tables are read while a transaction is in flight; the settlement's signal usually comes first. */
    private static final Duration FLIGHT_POLL = Duration.ofMillis(250);
    /** Somebody else wrote first. Whoever conflicts again and again sees others make progress, and is not to blame. */
    private static final Set<String> CONFLICTS = Set.of("MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT");
    /** A scheme that need not exist: any answer shows that peer and chaincode are alive. */
    private static final List<String> PROBE = List.of("none");

    private final String shard;
    private final BatcherParts parts;
    private final OutboxTables tables;
    private final OutboxProperties limits;
    private final Backoff backoff;
    private final Isolation isolation;
    private @Nullable Flight flight;

    /** What every shard's batcher works with. */
    record BatcherParts(
            Ledger ledger,
            OutboxTables tables,
            Cursors cursors,
            Backlog backlog,
            Waiters waiters,
            RightOfWay rightOfWay,
            OutboxMetrics metrics,
            OutboxProperties limits,
            InstantSource clock,
            CrashPoints crashPoints) {}

    /** The transaction under way, when to ask what became of it, and how often the ordering service refused it in this process. */
    private record Flight(Launched launched, Instant askAt, int rejections) {}

    ShardBatcher(String shard, BatcherParts parts, Backoff backoff) {
        this.shard = shard;
        this.parts = parts;
        this.tables = parts.tables();
        this.limits = parts.limits();
        this.backoff = backoff;
        this.isolation = new Isolation(limits);
    }

    /** Does what can be done now, and says how long to wait before the next step. A signal may cut the wait short. */
    Duration step() {
        var open = tables.transactions().openIn(shard);
        if (flight != null
                && open.map(Launched::id).filter(flight.launched().id()::equals).isEmpty()) {
            var landed = flight;
            flight = null;
            parts.rightOfWay().leave(shard);
            return conclude(landed.launched());
        }
        return open.map(this::follow).orElseGet(this::startBatch);
    }

    private Duration startBatch() {
        var undecided = tables.outbox().undecided(shard, isolation.batchSize());
        if (undecided.isEmpty()) {
            parts.rightOfWay().leave(shard);
            return limits.idlePoll();
        }
        if (!parts.rightOfWay().take(shard, parts.clock().instant())) {
            return FLIGHT_POLL;
        }
        try {
            return start(Batch.of(undecided, isolation.batchSize(), limits.batchBytes()));
        } finally {
            if (flight == null) {
                parts.rightOfWay().leave(shard);
            }
        }
    }

    private Duration start(Batch batch) {
        reached(CrashPoint.BATCH_PICKED);
        return switch (parts.ledger().endorse(batch.msp(), batch.function(), batch.argument())) {
            case Ledger.Endorsement.Endorsed endorsed -> {
                reached(CrashPoint.TRANSACTION_ENDORSED);
                yield launch(batch, new Launched(endorsed.envelope(), batch.seqs()));
            }
            case Ledger.Endorsement.Refused refused -> isolate(batch, refused);
            case Ledger.Endorsement.Failed(var trouble, var detail) ->
                blame(batch.msp(), batch.seqs(), trouble, detail);
            case Ledger.Endorsement.Unavailable _ -> retry("endorse");
        };
    }

    private Duration launch(Batch batch, Launched launched) {
        tables.transactions().insertOpen(shard, batch, launched.envelope());
        parts.metrics().endorsed(batch.function(), batch.size());
        reached(CrashPoint.TRANSACTION_PERSISTED);
        return submit(launched, 0);
    }

    private Duration submit(Launched launched, int rejections) {
        var submission = parts.ledger().submit(launched.envelope());
        reached(CrashPoint.TRANSACTION_SUBMITTED);
        return switch (submission) {
            case Ledger.Submission.Accepted() -> {
                backoff.reset();
                yield expectBlock(launched, limits.settleTimeout(), 0);
            }
            // Neither proves that the transaction is not on the chain: ask, and then submit the same bytes.
            case Ledger.Submission.Unknown _ -> expectBlock(launched, retry("submit"), rejections);
            case Ledger.Submission.Rejected(var reason) ->
                rejections + 1 < limits.failureAttempts()
                        ? expectBlock(launched, retry("submit"), rejections + 1)
                        : abandon(launched, reason);
        };
    }

    private Duration follow(Launched open) {
        var now = parts.clock().instant();
        if (flight != null && now.isBefore(flight.askAt())) {
            return shorter(FLIGHT_POLL, Duration.between(now, flight.askAt()));
        }
        return switch (parts.ledger().commitStatus(open.envelope().msp(), open.id())) {
            // Decided, whatever the code: the block is on its way to the consumer, which alone settles items.
            case Ledger.CommitOutcome.Known _ -> expectBlock(open, limits.settleTimeout(), 0);
            case Ledger.CommitOutcome.Unknown _ -> {
                parts.metrics().retried("resubmit");
                yield submit(open, flight == null ? 0 : flight.rejections());
            }
        };
    }

    private Duration expectBlock(Launched launched, Duration patience, int rejections) {
        flight = new Flight(launched, parts.clock().instant().plus(patience), rejections);
        return shorter(FLIGHT_POLL, patience);
    }

    private Duration conclude(Launched landed) {
        var verdict = tables.transactions().verdict(landed.id());
        reached(CrashPoint.TRANSACTION_SETTLED);
        var invalid = verdict.filter(code -> !code.equals("VALID"));
        if (invalid.isPresent()) {
            parts.metrics().invalid(invalid.get());
            return CONFLICTS.contains(invalid.get())
                    ? retry("invalid")
                    : blame(landed.envelope().msp(), landed.items(), Trouble.TRANSACTION_INVALID, invalid.get());
        }
        backoff.reset();
        isolation.passed();
        parts.cursors().advance(shard);
        return AT_ONCE;
    }

    /** An expired signer, a channel that changed, more bytes than a block may have: these bytes will never be taken, others may be. */
    private Duration abandon(Launched launched, String reason) {
        reached(CrashPoint.TRANSACTION_ABANDONED);
        log.warn("shard {}: transaction {} is given up: {}", shard, launched.id(), reason);
        tables.transactions().abandon(launched.id());
        flight = null;
        return blame(launched.envelope().msp(), launched.items(), Trouble.ORDERER_REJECTED, reason);
    }

    /** The chaincode refused the batch as a whole. Half of it is tried, down to the one item that is to blame; then the size grows again. */
    private Duration isolate(Batch batch, Ledger.Endorsement.Refused refusal) {
        if (batch.size() > 1) {
            isolation.halve(batch.size());
            return AT_ONCE;
        }
        var item = batch.items().getFirst();
        if (tables.transactions().isInAbandoned(item.seq())) {
            // Its first transaction may land yet and be the one that counts; a refusal would be told too early.
            return blame(batch.msp(), batch.seqs(), Trouble.ORDERER_REJECTED, refusal.message());
        }
        refuse(item, refusal.code());
        isolation.forget();
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

    /** Nobody gave an answer to the items. They are tried again; the one that is found to hold up the others is set aside while the ledger answers other calls. */
    private Duration blame(String msp, List<Long> items, Trouble trouble, String detail) {
        if (!isolation.blames(items.size(), trouble, parts.clock().instant()) || !ledgerAnswers(msp)) {
            return retry("failed");
        }
        reached(CrashPoint.ITEM_SET_ASIDE);
        tables.setAside().setAside(items, trouble, detail);
        isolation.setAside();
        parts.backlog().decided(shard, items.size());
        parts.backlog().setAside(items.size());
        parts.metrics().setAside(shard, trouble);
        log.error("shard {}: item {} is set aside, {}: {}", shard, items, trouble, detail);
        backoff.reset();
        return AT_ONCE;
    }

    private boolean ledgerAnswers(String msp) {
        return !(parts.ledger().evaluate(msp, LedgerFunction.CREDIT_TOTALS.qualifiedName(), PROBE)
                instanceof Ledger.Evaluation.Unavailable);
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
