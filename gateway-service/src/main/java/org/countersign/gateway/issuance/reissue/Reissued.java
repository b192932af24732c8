package org.countersign.gateway.issuance.reissue;

import org.countersign.format.ledger.CertificateId;

/** Which certificate follows which, and how far that has come. */
public record Reissued(CertificateId predecessor, CertificateId successor, State state) {

    /** How far a reissue has come. */
    public enum State {
        /** The successor is on its way to the ledger; the predecessor is what it was. */
        PENDING,
        /** The successor is on the ledger, and the predecessor's revocation is on its way there or has arrived. */
        REISSUED,
        /** The ledger refused the successor; the predecessor stays. */
        REFUSED
    }
}
