package org.countersign.check;

import java.util.Optional;

/** Ends a check at the step that decided. Never leaves this package. */
final class Decided extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // A verdict is never serialised; this exception lives for one call.
    private final Verdict verdict;

    Decided(Verdict verdict) {
        super(verdict.reason().name(), null, false, false);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    static Decided unreadable(Reason reason) {
        return new Decided(new Verdict.Unreadable(reason));
    }

    static Decided notTrusted(Reason reason) {
        return new Decided(new Verdict.NotTrusted(reason));
    }

    static Decided cannotTell(Reason reason) {
        return new Decided(new Verdict.CannotTell(reason, Optional.empty()));
    }
}
