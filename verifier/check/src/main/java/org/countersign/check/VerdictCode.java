package org.countersign.check;

/** The closed set of verdicts. The names are stable. */
public enum VerdictCode {
    VALID,
    CANNOT_TELL,
    REVOKED,
    SUSPENDED,
    EXPIRED,
    NOT_YET_VALID,
    NOT_TRUSTED,
    WRONG_SHOWING,
    UNREADABLE
}
