package org.countersign.gateway.credit;

import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.CreditOperation.Result;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.gateway.credit.OperationOutcome.State;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;

/** Puts together what is known of an operation: that it was accepted here, and what the ledger says of it. */
final class Outcomes {
    private final AcceptedOperations accepted;
    private final LedgerItems items;
    private final CreditView credit;

    Outcomes(AcceptedOperations accepted, LedgerItems items, CreditView credit) {
        this.accepted = accepted;
        this.items = items;
        this.credit = credit;
    }

    Optional<OperationOutcome> find(OperationId id) {
        var recorded = credit.operation(id);
        return recorded.isPresent()
                ? recorded.map(Outcomes::recorded)
                : accepted.find(id).map(known -> undecided(known, items.find(Booking.FUNCTION, id.value())));
    }

    private static OperationOutcome recorded(CreditView.Recorded recorded) {
        var operation = recorded.operation();
        var block = Optional.of(recorded.position().block());
        var transaction = Optional.of(recorded.transaction().value());
        return switch (operation.result()) {
            case Result.Posted posted ->
                new OperationOutcome(
                        operation.id().value(),
                        op(operation),
                        State.APPLIED,
                        Optional.empty(),
                        Optional.of(posted.account().value()),
                        Optional.of(posted.scheme().value()),
                        posted.partner().map(PartnerId::value),
                        Optional.of(posted.points().value()),
                        operation.item() instanceof CreditItem.PlaceHold
                                ? Optional.of(operation.id().value())
                                : Optional.empty(),
                        transaction,
                        block);
            case Result.Refused refused ->
                new OperationOutcome(
                        operation.id().value(),
                        op(operation),
                        State.REFUSED,
                        Optional.of(refused.code().name()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        transaction,
                        block);
        };
    }

    /** Not on the ledger: on its way, or refused in a way that the ledger does not remember. */
    private static OperationOutcome undecided(Accepted known, Optional<ItemState> state) {
        var code = state.flatMap(decided ->
                decided instanceof ItemState.Refused refused ? Optional.of(refused.code()) : Optional.<String>empty());
        return new OperationOutcome(
                known.id().value(),
                known.op(),
                code.isPresent() ? State.REFUSED : State.PENDING,
                code,
                Optional.of(known.account()).map(AccountId::value),
                Optional.empty(),
                known.partner().map(PartnerId::value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String op(CreditOperation operation) {
        return Booking.op(operation.item());
    }
}
