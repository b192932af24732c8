package org.countersign.check;

import java.time.Instant;
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

    public TimeFloor raisedBy(VerifiedStatusList list) {
        return raisedTo(list.token().issuedAt());
    }
}
