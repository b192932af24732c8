package org.countersign.check;

import java.time.Instant;
import java.util.Optional;

/** What a counter knows about the time: its device's clock, which may be wrong, and the floor, which is not. */
public record TimeEvidence(Optional<Instant> deviceClock, TimeFloor floor) {
    public static TimeEvidence of(Instant deviceClock, TimeFloor floor) {
        return new TimeEvidence(Optional.of(deviceClock), floor);
    }
}
