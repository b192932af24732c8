package org.countersign.gateway.issuance.types;

/** Who must agree before a certificate of a type is issued or corrected. */
public enum Approval {
    /** Nobody but who asks. */
    NONE,
    /** A second officer; see {@code docs/operating/officers.md}. */
    SECOND_PERSON
}
