package org.countersign.format.jca;

import org.countersign.format.cose.SignatureAlgorithm;

/** What the JCA calls our algorithms. */
final class JcaNames {
    private JcaNames() {}

    /** All give raw signatures of 64 bytes, but for SM2: every provider gives that one in DER. */
    static String signature(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> "SHA256withECDSAinP1363Format";
            case EDDSA -> "Ed25519";
            case SM2_SM3 -> "SM3withSM2";
        };
    }

    static String key(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256, SM2_SM3 -> "EC";
            case EDDSA -> "Ed25519";
        };
    }
}
