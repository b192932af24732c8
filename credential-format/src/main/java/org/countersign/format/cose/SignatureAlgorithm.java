package org.countersign.format.cose;

import java.util.Optional;

/**
 * The signature algorithms of our keys, with their numbers in COSE and their names in JOSE. A key has one algorithm; what
 * a message says about it can only agree or be refused.
 */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256 (RFC 9053, section 2.1). Of its two signatures only the one with the small s is ours. */
    ES256(-7, Optional.of("ES256")),
    /** Ed25519 (RFC 8032; RFC 9053, section 2.2). */
    EDDSA(-8, Optional.of("EdDSA")),
    /**
     * SM2 with SM3 on sm2p256v1 (GB/T 32918.2), user id {@code 1234567812345678}, r and s of 32 bytes. Nobody registered
     * a number: this one is for private use (RFC 9053, section 8), and JOSE has no name.
     */
    SM2_SM3(-65_537, Optional.empty());

    private final int coseNumber;
    private final Optional<String> joseName;

    SignatureAlgorithm(int coseNumber, Optional<String> joseName) {
        this.coseNumber = coseNumber;
        this.joseName = joseName;
    }

    public int coseNumber() {
        return coseNumber;
    }

    /** Empty where the algorithm may not be used in any JOSE form. */
    public Optional<String> joseName() {
        return joseName;
    }

    /** Whether the two halves are in the range that the algorithm's standard gives them. */
    public boolean isWellFormed(RawSignature signature) {
        return switch (this) {
            case ES256 -> isPairOfScalars(PrimeCurve.P256, signature);
            case EDDSA -> Edwards25519.isScalar(signature.secondHalf());
            case SM2_SM3 -> isPairOfScalars(PrimeCurve.SM2, signature);
        };
    }

    /** Well-formed, and the one that Countersign writes where a stranger could make a second one of it. */
    public boolean isCanonical(RawSignature signature) {
        boolean small = this != ES256 || PrimeCurve.P256.isLow(signature.second());
        return small && isWellFormed(signature);
    }

    /** The canonical one of the signatures that a stranger could make of this one. */
    public RawSignature canonical(RawSignature signature) {
        if (!isWellFormed(signature)) {
            throw new IllegalArgumentException("not a signature of " + this);
        }
        boolean small = this != ES256 || PrimeCurve.P256.isLow(signature.second());
        return small ? signature : signature.withSecond(PrimeCurve.P256.order().subtract(signature.second()));
    }

    private static boolean isPairOfScalars(PrimeCurve curve, RawSignature signature) {
        return curve.isScalar(signature.first()) && curve.isScalar(signature.second());
    }
}
