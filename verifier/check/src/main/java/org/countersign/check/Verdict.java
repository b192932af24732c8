package org.countersign.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What a counter may conclude. One of a closed set; each carries the facts that its sentences need. */
public sealed interface Verdict {
    Reason reason();

    default VerdictCode code() {
        return reason().verdict();
    }

    /** How old the status was by which it was decided, where one was looked at. */
    default Optional<StatusAge> age() {
        return switch (this) {
            case ValidLive valid -> Optional.of(valid.status());
            case ValidAsOf valid -> Optional.of(valid.status());
            case CannotTell unknown -> unknown.status();
            case Revoked revoked -> Optional.of(revoked.status());
            case Suspended suspended -> Optional.of(suspended.status());
            case Expired _, NotYetValid _, NotTrusted _, WrongShowing _, Unreadable _ -> Optional.empty();
        };
    }

    /**
     * Good, and the holder's device signed a moment ago.
     *
     * @param shownAt when, by the holder's device; within the policy's limits of the time of the check
     */
    record ValidLive(StatusAge status, Instant shownAt) implements Verdict {
        /** Of a showing that tells nothing about the time beyond its status. */
        public ValidLive(StatusAge status) {
            this(status, status.issuedAt());
        }

        @Override
        public Reason reason() {
            return Reason.LIVE;
        }
    }

    /** Good as of the time of the status; paper or a picture. */
    record ValidAsOf(StatusAge status) implements Verdict {
        @Override
        public Reason reason() {
            return Reason.AS_OF;
        }
    }

    /** Nothing is said about the certificate, neither good nor bad. */
    record CannotTell(Reason reason, Optional<StatusAge> status) implements Verdict {
        public CannotTell {
            reason.require(VerdictCode.CANNOT_TELL);
        }
    }

    record Revoked(StatusAge status) implements Verdict {
        @Override
        public Reason reason() {
            return Reason.REVOKED;
        }
    }

    record Suspended(StatusAge status) implements Verdict {
        @Override
        public Reason reason() {
            return Reason.SUSPENDED;
        }
    }

    record Expired(Instant expiredAt) implements Verdict {
        @Override
        public Reason reason() {
            return Reason.EXPIRED;
        }
    }

    record NotYetValid(LocalDate validFrom) implements Verdict {
        @Override
        public Reason reason() {
            return Reason.NOT_YET_VALID;
        }
    }

    record NotTrusted(Reason reason) implements Verdict {
        public NotTrusted {
            reason.require(VerdictCode.NOT_TRUSTED);
        }
    }

    record WrongShowing(Reason reason) implements Verdict {
        public WrongShowing {
            reason.require(VerdictCode.WRONG_SHOWING);
        }
    }

    record Unreadable(Reason reason) implements Verdict {
        public Unreadable {
            reason.require(VerdictCode.UNREADABLE);
        }
    }
}
