package org.countersign.gateway.credit;

import java.util.Optional;

/**
 * One operation as clients see it; absent members are left out.
 *
 * @param code why the ledger refused it
 * @param hold the id under which the placed hold is captured or released
 * @param points how many points moved
 */
record OperationOutcome(
        String operation,
        String op,
        State state,
        Optional<String> code,
        Optional<String> account,
        Optional<String> scheme,
        Optional<String> partner,
        Optional<Long> points,
        Optional<String> hold,
        Optional<String> transaction,
        Optional<Long> block) {

    enum State {
        PENDING,
        APPLIED,
        REFUSED
    }

    /** What a request is answered while the ledger has not decided. */
    record Pending(String operation, State state) {
        Pending(String operation) {
            this(operation, State.PENDING);
        }
    }
}
