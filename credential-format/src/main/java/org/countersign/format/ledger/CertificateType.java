package org.countersign.format.ledger;

import org.countersign.format.Digest;
import org.countersign.format.TypeCode;
import org.countersign.format.TypeNumber;

/** A type of certificate: its code, its number in a counter pass, and the hash of its definition. */
public record CertificateType(TypeCode type, TypeNumber number, Digest definition) implements LedgerRecord {
    @Override
    public StateKey<CertificateType> key() {
        return StateKey.type(type);
    }
}
