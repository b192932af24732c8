package org.countersign.chaincode.rules;

import org.countersign.format.ledger.LedgerRecord;

/** A view that can be written to. What was put is found again at once. */
public interface LedgerBook extends LedgerView {
    void put(LedgerRecord record);
}
