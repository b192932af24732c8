package org.countersign.gateway.credit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/** Up to a thousand operations, each with an id of the client's. */
record BatchRequest(
        @NotNull @Size(min = 1, max = MAX_OPERATIONS) List<@Valid @NotNull OperationRequest> operations) {
    static final int MAX_OPERATIONS = 1000;

    static String idOf(OperationRequest operation) {
        return Objects.requireNonNull(operation.id(), "ids were checked");
    }
}
