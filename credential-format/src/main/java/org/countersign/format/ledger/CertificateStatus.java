package org.countersign.format.ledger;

/** The status of a certificate. Valid and suspended may follow each other; revoked is the end. */
public enum CertificateStatus {
    VALID,
    SUSPENDED,
    REVOKED
}
