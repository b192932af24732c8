package org.countersign.format.ledger;

/** What one transaction added to the totals of a scheme. The sum over all transactions is the total, so nobody writes a hot key. */
public record TotalsDelta(SchemeId scheme, TransactionId transaction, Effect effect) implements LedgerRecord {
    @Override
    public StateKey<TotalsDelta> key() {
        return StateKey.totals(scheme, transaction);
    }
}
