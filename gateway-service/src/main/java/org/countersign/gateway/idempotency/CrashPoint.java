package org.countersign.gateway.idempotency;

/** The gaps in which a crash must be harmless. Tests throw there; see {@link PostgresIdempotency}. */
enum CrashPoint {
    /** The work is done and not committed: a crash loses work and key together. */
    WORK_DONE,
    /** Work and first answer are written and not committed: the same. */
    ANSWER_WRITTEN,
    /** Committed and not answered: a repeated request gets the first answer. */
    COMMITTED;

    /** Told when a gap is reached. */
    @FunctionalInterface
    interface Probe {
        void reached(CrashPoint point);
    }
}
