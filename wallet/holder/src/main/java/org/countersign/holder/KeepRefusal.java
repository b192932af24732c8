package org.countersign.holder;

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
    UNKNOWN_TYPE,
    /** The authority may not issue this type. */
    TYPE_NOT_ALLOWED
}
