package org.countersign.holder;

import org.countersign.format.FormatCode;

/** Why an offered certificate is not kept. The names are stable. */
public enum KeepRefusal {
    /** Not what its format allows, or not what the type's profile can read: no counter could. */
    UNREADABLE,
    /** No authority of the trust bundle has this key. */
    UNKNOWN_ISSUER,
    KEY_COMPROMISED,
    /** The certificate begins after its key had ended. */
    KEY_NOT_IN_USE,
    BAD_SIGNATURE,
    /** Signed with an algorithm that this program cannot check. */
    ALGORITHM_LACKING,
    UNKNOWN_TYPE,
    /** The authority may not issue this type. */
    TYPE_NOT_ALLOWED,
    /** A credential that names no key of a holder: nobody could prove that it is theirs. */
    NO_HOLDER,
    /** A credential for another device: this one could never present it. */
    OTHER_HOLDER,
    /** A credential that could never be revoked: no verifier of ours takes it. */
    NO_STATUS;

    static KeepRefusal of(FormatCode code) {
        return switch (code) {
            case COSE_SIGNATURE, COSE_ALGORITHM, JWS_SIGNATURE, JWS_SIGNATURE_FORM, JWS_ALGORITHM -> BAD_SIGNATURE;
            case COSE_ALGORITHM_LACKING, JWS_ALGORITHM_LACKING -> ALGORITHM_LACKING;
            default -> UNREADABLE;
        };
    }
}
