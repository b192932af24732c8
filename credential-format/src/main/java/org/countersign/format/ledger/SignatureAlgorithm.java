package org.countersign.format.ledger;

/** What an issuing key signs with. */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256. */
    ES256
}
