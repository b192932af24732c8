package org.countersign.format.cose;

/** The signature algorithms of our keys, with their numbers in COSE. */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256 (RFC 9053, section 2.1). */
    ES256(-7);

    private final int coseNumber;

    SignatureAlgorithm(int coseNumber) {
        this.coseNumber = coseNumber;
    }

    public int coseNumber() {
        return coseNumber;
    }
}
