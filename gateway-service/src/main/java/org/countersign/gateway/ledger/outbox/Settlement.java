package org.countersign.gateway.ledger.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.Trouble;
import org.countersign.gateway.ledger.ValidationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one source of finality for whatever reached the chain: items become final when, and only when, the block consumer applies their block, in its database
 * transaction. The commit status that the batcher asks for decides what to do next, and never what an item became.
 */
public final class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final OutboxTables tables;
    private final Backlog backlog;
    private final Signals signals;
    private final Waiters waiters;
    private final OutboxMetrics metrics;

    Settlement(OutboxTables tables, Backlog backlog, Signals signals, Waiters waiters, OutboxMetrics metrics) {
        this.tables = tables;
        this.backlog = backlog;
        this.signals = signals;
        this.waiters = waiters;
        this.metrics = metrics;
    }

    /** What a block decided, to be announced when it is committed. */
    public record Settled(List<Verdict> verdicts) {
        public static final Settled NOTHING = new Settled(List.of());

        public Settled {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** A transaction of ours with its code, how many items left the line and, when that is valid, their final states. */
    record Verdict(String shard, String function, ValidationCode code, int settled, Map<String, ItemState> items) {}

    /** Writes what the block decided about our transactions. Runs in the consumer's database transaction; seeing a block again changes nothing. */
    public Settled settle(LedgerBlock block) {
        // A duplicate is a second copy of bytes that were submitted twice. Its first copy stands earlier on the chain
        // and holds the verdict.
        var decided = block.transactions().stream()
                .filter(transaction -> !transaction.code().isDuplicate())
                .toList();
        if (decided.isEmpty()) {
            return Settled.NOTHING;
        }
        var ids = decided.stream().map(LedgerBlock.Transaction::id).toList();
        var open = tables.transactions().lockOpen(ids).stream()
                .collect(Collectors.toMap(TransactionTable.Open::id, Function.identity()));
        var verdicts = new ArrayList<Verdict>();
        for (var transaction : decided) {
            Optional.ofNullable(open.remove(transaction.id()))
                    .map(ours -> settle(ours, transaction))
                    .ifPresent(verdicts::add);
        }
        return new Settled(verdicts);
    }

    private Verdict settle(TransactionTable.Open ours, LedgerBlock.Transaction transaction) {
        tables.transactions().settle(transaction.id(), transaction.code(), transaction.position());
        var states = new LinkedHashMap<String, ItemState>();
        if (transaction.code().isValid()) {
            var ids = tables.outbox().idsOf(ours.items());
            var outcomes = outcomesFor(ids, transaction);
            if (outcomes.isEmpty()) {
                setAside(ours, transaction);
                return new Verdict(
                        ours.shard(),
                        ours.function(),
                        transaction.code(),
                        ours.items().size(),
                        Map.of());
            }
            tables.outcomes().insertFromChain(ours.items(), outcomes.get(), transaction.id(), transaction.position());
            for (int i = 0; i < ids.size(); i++) {
                states.put(ids.get(i), stateOf(outcomes.get().get(i), transaction));
            }
        }
        return new Verdict(ours.shard(), ours.function(), transaction.code(), states.size(), states);
    }

    /**
     * A chaincode whose outcomes this release cannot read must not stop the chain for everybody. What the items did stands; what became of them is told when they are
     * put back, by then to a release that understands it: the chaincode answers a repeated id with its first outcome.
     */
    private void setAside(TransactionTable.Open ours, LedgerBlock.Transaction transaction) {
        tables.setAside()
                .setAside(
                        ours.items(),
                        Trouble.OUTCOME_UNREADABLE,
                        "transaction %s is valid, and its result is not this release's".formatted(transaction.id()));
        ours.items().forEach(_ -> metrics.setAside(ours.shard(), Trouble.OUTCOME_UNREADABLE));
        log.error(
                "the outcomes of transaction {} cannot be read; its {} items are set aside",
                transaction.id(),
                ours.items().size());
    }

    private static Optional<List<ItemOutcome>> outcomesFor(List<String> ids, LedgerBlock.Transaction transaction) {
        return ItemOutcome.readAll(transaction.result()).filter(outcomes -> areOf(ids, outcomes));
    }

    /** A refused item may have no id in its outcome, when the chaincode could not read one; its place tells whose it is. */
    private static boolean areOf(List<String> ids, List<ItemOutcome> outcomes) {
        var answered = outcomes.stream().map(ItemOutcome::id).toList();
        return answered.size() == ids.size()
                && IntStream.range(0, ids.size())
                        .allMatch(i -> answered.get(i)
                                .filter(id -> !id.equals(ids.get(i)))
                                .isEmpty());
    }

    private static ItemState stateOf(ItemOutcome outcome, LedgerBlock.Transaction transaction) {
        return outcome.refusal()
                .<ItemState>map(code -> new ItemState.Refused(
                        code, outcome.json(), Optional.of(transaction.id()), Optional.of(transaction.position())))
                .orElseGet(() -> new ItemState.Applied(outcome.json(), transaction.id(), transaction.position()));
    }

    /** Tells everyone who waits. Called after the commit; if the process dies before, they find out from the tables. */
    public void announce(Settled settled) {
        for (var verdict : settled.verdicts()) {
            backlog.decided(verdict.shard(), verdict.settled());
            verdict.items().forEach((id, state) -> decided(verdict.function(), id, state));
            signals.wake(verdict.shard());
        }
    }

    private void decided(String function, String id, ItemState state) {
        switch (state) {
            case ItemState.Applied _ -> metrics.applied(function);
            case ItemState.Refused refused -> metrics.refused(function, refused.code());
            case ItemState.Pending() -> throw new IllegalStateException("a settled item is not pending");
        }
        waiters.decided(new ItemKey(function, id), state);
    }
}
