package org.countersign.format.ledger;

import java.util.Optional;

/** What became of one item. */
public sealed interface Outcome {

    /**
     * The item was applied, now or when it first came.
     *
     * @param points how many points a credit operation moved
     * @param hold the hold that the operation placed
     */
    record Applied(OperationId id, Optional<Points> points, Optional<OperationId> hold) implements Outcome {
        /** An item without further facts. */
        public static Applied plain(OperationId id) {
            return new Applied(id, Optional.empty(), Optional.empty());
        }
    }

    /** The item was refused; a malformed item may have no readable id. */
    record Refused(Optional<OperationId> id, RefusalCode code) implements Outcome {}
}
