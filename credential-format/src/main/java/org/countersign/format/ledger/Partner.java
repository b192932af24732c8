package org.countersign.format.ledger;

/** An agency where points are spent, and the organisation that acts for it. */
public record Partner(PartnerId partner, BilingualName name, MspId msp) implements LedgerRecord {
    @Override
    public StateKey<Partner> key() {
        return StateKey.partner(partner);
    }
}
