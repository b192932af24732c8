package org.countersign.format.ledger;

import org.countersign.format.Digest;

/** A registration that was refused, kept so that the same item is refused again. */
public record CertificateRefusal(CertificateId id, Digest digest, RefusalCode code) implements LedgerRecord {
    @Override
    public StateKey<CertificateRefusal> key() {
        return StateKey.certificateRefusal(id);
    }
}
