package org.countersign.format.ledger;

/** What one transaction added to the points that a partner was paid; negative when it took back more. The sum over all transactions is
 * the balance, so nobody writes a hot key. */
public record PaidDelta(PartnerId partner, SchemeId scheme, TransactionId transaction, long points)
        implements LedgerRecord {
    @Override
    public StateKey<PaidDelta> key() {
        return StateKey.paid(partner, scheme, transaction);
    }
}
