package org.countersign.gateway.credit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.countersign.format.ledger.OperationId;
import org.countersign.gateway.credit.OperationOutcome.Pending;
import org.countersign.gateway.http.Preference;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.idempotency.KeptAnswer;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Problems;
import org.countersign.gateway.security.Caller;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Books one operation. In one transaction: the key's row, the accepted operation, the outbox row. The answer is 202 at first; when the
 * caller waits and the ledger decides in time, the outcome takes its place and is what a repeated request gets.
 *
 * <p>The operation's id on the ledger is made from client and key. So even a key that was forgotten here is remembered there: the same
 * redemption under the same key is never made twice.
 */
final class BookOperation {
    private static final String OPERATION = "credit.operations";
    private static final int HEX_DIGITS = 40;

    private final Idempotency idempotency;
    private final Bookings bookings;
    private final AcceptedOperations accepted;
    private final LedgerOutbox outbox;
    private final LedgerItems items;
    private final Outcomes outcomes;
    private final AuthorisationGuesses guesses;
    private final KeyedHash ids;
    private final JsonMapper json;
    private final Problems problems;
    private final Executor executor;

    BookOperation(
            Idempotency idempotency,
            Bookings bookings,
            AcceptedOperations accepted,
            LedgerOutbox outbox,
            LedgerItems items,
            Outcomes outcomes,
            AuthorisationGuesses guesses,
            KeyedHash ids,
            JsonMapper json,
            Problems problems,
            Executor executor) {
        this.idempotency = idempotency;
        this.bookings = bookings;
        this.accepted = accepted;
        this.outbox = outbox;
        this.items = items;
        this.outcomes = outcomes;
        this.guesses = guesses;
        this.ids = ids;
        this.json = json;
        this.problems = problems;
        this.executor = executor;
    }

    CompletableFuture<KeptAnswer> book(
            OperationRequest request, Caller caller, IdempotencyKey key, Preference preference) {
        if (request.id() != null) {
            throw ProblemException.invalid(
                    "/id", "NOT_HERE", "only operations of a batch carry an id; here the key is the name");
        }
        var call = new IdempotentCall(caller.client(), OPERATION, key, request);
        var id = new OperationId("op-"
                + ids.of(OPERATION, caller.client().value(), key.value()).hex().substring(0, HEX_DIGITS));
        var kept = guesses.counting(
                caller.client(), () -> idempotency.once(call, () -> accept(bookings.of(request, id, caller), caller)));
        return kept.isFinal() || !preference.waits()
                ? CompletableFuture.completedFuture(kept)
                : items.await(Booking.FUNCTION, id.value(), preference.waiting())
                        .thenApplyAsync(state -> decided(call, kept, id, state), executor);
    }

    private Answer accept(Booking booking, Caller caller) {
        var enqueued = outbox.enqueue(List.of(booking.toLedgerItem()));
        if (!enqueued.reused().isEmpty()) {
            // The key's row is gone, but the ledger remembers what it stood for.
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.IDEMPOTENCY_KEY_REUSED.title());
        }
        accepted.add(List.of(booking), caller.client());
        return Answer.pending(new Pending(booking.id().value()));
    }

    private KeptAnswer decided(IdempotentCall call, KeptAnswer kept, OperationId id, ItemState state) {
        return switch (state) {
            case ItemState.Pending() -> kept;
            case ItemState.Applied _ -> idempotency.conclude(call, applied(id));
            case ItemState.Refused refused -> idempotency.conclude(call, refused(id, refused.code()));
        };
    }

    private KeptAnswer applied(OperationId id) {
        var outcome = outcomes.find(id)
                .orElseThrow(() -> new IllegalStateException(
                        "operation %s was applied but is not in the projection".formatted(id)));
        return new KeptAnswer(200, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsString(outcome), true, false);
    }

    private KeptAnswer refused(OperationId id, String code) {
        var problem = ProblemException.refusedByLedger(code, "the ledger refused operation " + id)
                .with("operation", id.value());
        return new KeptAnswer(
                problem.code().status().value(),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                problems.text(problem),
                true,
                false);
    }
}
