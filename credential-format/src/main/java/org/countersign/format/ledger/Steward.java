package org.countersign.format.ledger;

/** The organisation whose stewards keep this ledger: the first that applied anything to the trust contract. */
public record Steward(MspId msp) implements LedgerRecord {
    @Override
    public StateKey<Steward> key() {
        return StateKey.steward();
    }
}
