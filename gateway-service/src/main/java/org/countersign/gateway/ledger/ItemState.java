package org.countersign.gateway.ledger;

import java.util.Optional;
import org.countersign.format.ledger.TransactionId;

/** How far an item has come. {@link Applied} and {@link Refused} are final: an item has one of them once and for ever. */
public sealed interface ItemState {
    /** Enqueued, and not yet decided. */
    record Pending() implements ItemState {}

    /** On the chain. {@code outcomeJson} is the chaincode's outcome object for this item. */
    record Applied(String outcomeJson, TransactionId transaction, LedgerPosition position) implements ItemState {}

    /**
     * Refused with a stable code: by the rules on the chain (then the refusal is on the chain too, and has a position), or because the chaincode would not take
     * the item into any transaction.
     */
    record Refused(
            String code, String outcomeJson, Optional<TransactionId> transaction, Optional<LedgerPosition> position)
            implements ItemState {}

    default boolean isFinal() {
        return switch (this) {
            case Pending() -> false;
            case Applied _, Refused _ -> true;
        };
    }
}
