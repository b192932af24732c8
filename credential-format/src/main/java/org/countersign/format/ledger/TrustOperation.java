package org.countersign.format.ledger;

import java.util.Optional;
import org.countersign.format.Digest;

/** What became of one item of the trust contract. */
public record TrustOperation(OperationId id, Digest digest, MspId msp, Optional<RefusalCode> refusal)
        implements LedgerRecord {
    @Override
    public StateKey<TrustOperation> key() {
        return StateKey.trustOperation(id);
    }
}
