package org.countersign.format.ledger;

/** What an issuing key signs with. */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256. */
    ES256,
    /** SM2 with SM3: counter passes only, for networks that must use it. */
    SM2_SM3
}
