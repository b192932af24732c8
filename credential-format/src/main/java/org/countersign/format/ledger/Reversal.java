package org.countersign.format.ledger;

/** Which operation took back another. There is at most one. */
public record Reversal(OperationId of, OperationId by) implements LedgerRecord {
    @Override
    public StateKey<Reversal> key() {
        return StateKey.reversal(of);
    }
}
