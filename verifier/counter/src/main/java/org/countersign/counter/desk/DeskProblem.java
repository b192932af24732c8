package org.countersign.counter.desk;

/** Why a desk's store cannot be used, or refuses what it is offered. */
public enum DeskProblem {
    /** No root key has been pinned. */
    NOT_ENROLLED,
    /** Another root key is pinned already; a desk changes its root only by a new enrolment in an empty folder. */
    OTHER_ROOT,
    /** The root key is not a key on P-256 in PEM, or a change of the root does not hold. */
    BAD_ROOT,
    /** There is no trust bundle yet. */
    NO_BUNDLE,
    /** The trust bundle does not hold under the pinned root. */
    BAD_BUNDLE,
    /** The trust bundle is older than one that this desk has already seen. */
    BUNDLE_ROLLBACK,
    /** A status list is not what the bundle says it is, or its signature does not hold. */
    BAD_STATUS_LIST,
    /** A status list is older than the one that this desk holds. */
    STATUS_ROLLBACK,
    /** The remembered floor of time and version cannot be read. */
    BAD_FLOOR
}
