package org.countersign.gateway.credit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.countersign.format.ledger.OperationId;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.idempotency.KeptAnswer;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Violation;
import org.countersign.gateway.security.Caller;

/**
 * Books up to a thousand operations under ids of the client's. All are accepted together or none; then each meets its own fate on the
 * ledger. An id that stood for other content before is refused here and spoils no other.
 */
final class BookBatch {
    private static final String OPERATION = "credit.batches";
    private static final int HEX_DIGITS = 40;

    private final Idempotency idempotency;
    private final Bookings bookings;
    private final AcceptedOperations accepted;
    private final BatchTable batches;
    private final LedgerOutbox outbox;
    private final KeyedHash ids;

    BookBatch(
            Idempotency idempotency,
            Bookings bookings,
            AcceptedOperations accepted,
            BatchTable batches,
            LedgerOutbox outbox,
            KeyedHash ids) {
        this.idempotency = idempotency;
        this.bookings = bookings;
        this.accepted = accepted;
        this.batches = batches;
        this.outbox = outbox;
        this.ids = ids;
    }

    KeptAnswer book(BatchRequest request, Caller caller, IdempotencyKey key) {
        refuseBadIds(request);
        var call = new IdempotentCall(caller.client(), OPERATION, key, request);
        var batch = "batch-"
                + ids.of(OPERATION, caller.client().value(), key.value()).hex().substring(0, HEX_DIGITS);
        return idempotency.once(call, () -> accept(batch, request, caller));
    }

    private Answer accept(String batch, BatchRequest request, Caller caller) {
        var planned = request.operations().stream()
                .map(operation -> bookings.of(operation, new OperationId(BatchRequest.idOf(operation)), caller))
                .toList();
        var enqueued =
                outbox.enqueue(planned.stream().map(Booking::toLedgerItem).toList());
        var reused = Set.copyOf(enqueued.reused());
        accepted.add(
                planned.stream()
                        .filter(booking -> !reused.contains(booking.id().value()))
                        .toList(),
                caller.client());
        batches.add(batch, caller.client(), planned.stream().map(Booking::id).toList(), reused);
        return Answer.accepted(new BatchView.Accepted(batch, BatchView.State.RUNNING, planned.size()));
    }

    private static void refuseBadIds(BatchRequest request) {
        var seen = new HashSet<String>();
        var operations = request.operations();
        var violations = IntStream.range(0, operations.size())
                .boxed()
                .flatMap(index -> violation(operations.get(index), index, seen).stream())
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static List<Violation> violation(OperationRequest operation, int index, Set<String> seen) {
        var pointer = "/operations/" + index + "/id";
        var id = operation.id();
        if (id == null) {
            return List.of(new Violation(pointer, "NOT_NULL", "each operation of a batch carries an id"));
        }
        return seen.add(id)
                ? List.of()
                : List.of(new Violation(pointer, "DUPLICATE", "the id stands twice in the batch"));
    }
}
