package org.countersign.format.cose;

/** Which keys a reader of trust bundles takes. Whoever does not choose gets {@link #STANDARD}. */
public enum AlgorithmProfile {
    /** ES256 and Ed25519. */
    STANDARD,
    /** SM2 with SM3 as well, for networks that must use it (国密). */
    WITH_SM2;

    public boolean allows(SignatureAlgorithm algorithm) {
        return this == WITH_SM2 || algorithm != SignatureAlgorithm.SM2_SM3;
    }
}
