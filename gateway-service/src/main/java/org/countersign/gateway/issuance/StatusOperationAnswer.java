package org.countersign.gateway.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerPosition;
import org.jspecify.annotations.Nullable;

/**
 * A status change as the API shows it.
 *
 * @param state PENDING, APPLIED or REFUSED
 * @param code the chain's code, when it refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusOperationAnswer(
        String operation,
        String certificate,
        String to,
        String reason,
        String state,
        @Nullable String code,
        @Nullable Long block,
        @Nullable String transaction) {

    static StatusOperationAnswer of(StatusOperations.Operation operation, ItemState state) {
        return switch (state) {
            case ItemState.Pending _ -> of(operation, "PENDING", null, null, null);
            case ItemState.Applied applied ->
                of(
                        operation,
                        "APPLIED",
                        null,
                        applied.position().block(),
                        applied.transaction().value());
            case ItemState.Refused refused ->
                of(
                        operation,
                        "REFUSED",
                        refused.code(),
                        refused.position().map(LedgerPosition::block).orElse(null),
                        refused.transaction().map(TransactionId::value).orElse(null));
        };
    }

    private static StatusOperationAnswer of(
            StatusOperations.Operation operation,
            String state,
            @Nullable String code,
            @Nullable Long block,
            @Nullable String transaction) {
        return new StatusOperationAnswer(
                operation.id().value(),
                operation.certificate().value(),
                operation.to().name(),
                operation.reason().value(),
                state,
                code,
                block,
                transaction);
    }
}
