package org.countersign.chaincode.rules;

import java.util.List;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.LedgerRecord;

/** What a credit operation does: its result, and the balances that change with it. */
record Posting(Posted result, List<LedgerRecord> writes) {
    Posting {
        writes = List.copyOf(writes);
    }
}
