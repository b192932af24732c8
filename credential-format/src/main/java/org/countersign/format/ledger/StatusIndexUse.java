package org.countersign.format.ledger;

/** Whose a place in a status list is. */
public record StatusIndexUse(StatusIndex place, CertificateId certificate) implements LedgerRecord {
    @Override
    public StateKey<StatusIndexUse> key() {
        return StateKey.statusIndex(place);
    }
}
