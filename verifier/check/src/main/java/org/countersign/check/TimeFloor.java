package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.UnixTime;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.VerifiedTrustBundle;

/** A time that has certainly passed, because something signed says so. It only moves forward; keep it across restarts. */
public record TimeFloor(Instant time) {
    private static final Instant LATEST = Instant.ofEpochSecond(UnixTime.MAX);

    /** Nothing is known yet. */
    public static final TimeFloor NONE = new TimeFloor(Instant.EPOCH);

    public TimeFloor {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("a time floor lies between 1970 and 9999");
        }
    }

    public TimeFloor raisedTo(Instant other) {
        return other.isAfter(time) ? new TimeFloor(other) : this;
    }

    public TimeFloor raisedBy(VerifiedTrustBundle trust) {
        return raisedTo(trust.content().issuedAt());
    }

    /**
     * An accepted live showing keeps the time of its check across restarts. Never beyond that time: what a holder's device
     * says about the future proves nothing, and must not lock the desk.
     */
    public TimeFloor raisedBy(CheckResult result) {
        Optional<Instant> checkedAt = result.basis().time();
        if (result.verdict() instanceof Verdict.ValidLive live && checkedAt.isPresent()) {
            Instant checked = checkedAt.get();
            return raisedTo(live.shownAt().isBefore(checked) ? live.shownAt() : checked);
        }
        return this;
    }

    public TimeFloor raisedBy(VerifiedStatusList list) {
        return raisedTo(list.token().issuedAt());
    }
}
