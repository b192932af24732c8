package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.StateKey;

/** The records of the ledger as one transaction sees them, its own changes included. */
public interface LedgerView {
    <R extends LedgerRecord> Optional<R> find(StateKey<R> key);

    /** The time before which it cannot be; 1970 as long as no steward moved it. */
    default EpochSecond clockFloor() {
        return find(StateKey.clock()).map(ClockFloor::at).orElse(new EpochSecond(0));
    }
}
