package org.countersign.gateway.issuance;

/** How far a certificate has come. */
public enum CertificateState {
    /** Signed and on its way to the ledger; not deliverable. */
    PENDING,
    /** On the ledger; deliverable. */
    REGISTERED,
    /** The ledger did not take it; it never becomes deliverable. */
    REFUSED
}
