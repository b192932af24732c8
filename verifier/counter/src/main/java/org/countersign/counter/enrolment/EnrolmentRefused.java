package org.countersign.counter.enrolment;

import java.io.Serial;

/** Nobody was let in. */
public final class EnrolmentRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why. A wrong code, a used one and one that has run out look the same to whoever guesses. */
    public enum Reason {
        WRONG_CODE,
        TOO_MANY_TRIES,
        TOO_MANY_CODES
    }

    private final Reason reason;

    EnrolmentRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
