package org.countersign.gateway.problem;

/** What the caller should do after an error; the member {@code retry} of every problem. */
public enum Retry {
    /** The same request, with the same ids and the same key, may succeed later. */
    RETRY_SAME_ID,
    /** A corrected request may succeed, under a new id or key. */
    RETRY_NEW_ID,
    /** Repeating does not help. */
    DO_NOT_RETRY
}
