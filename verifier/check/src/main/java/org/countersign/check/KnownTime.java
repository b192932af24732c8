package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustBundle;

/** Step 3: the device's clock, unless something signed is later. A clock set back would revive what has expired. */
final class KnownTime {
    private KnownTime() {}

    static Instant now(CheckContext context, TrustBundle trust) throws Decided {
        Optional<Instant> clock = context.time().deviceClock();
        if (clock.isEmpty()) {
            throw Decided.cannotTell(Reason.NO_TIME);
        }
        Instant floor = floor(context, trust).time();
        Instant device = clock.get();
        // Subtracting from the floor, which is a signed and bounded time; a device may claim any instant.
        if (device.isBefore(floor.minus(context.policy().clockTolerance()))) {
            throw Decided.cannotTell(Reason.CLOCK_BEHIND);
        }
        return device.isBefore(floor) ? floor : device;
    }

    private static TimeFloor floor(CheckContext context, TrustBundle trust) {
        TimeFloor floor = context.time().floor().raisedTo(trust.issuedAt());
        for (VerifiedStatusList list : context.statusLists().all()) {
            if (HeldStatus.isTrusted(list, trust)) {
                floor = floor.raisedBy(list);
            }
        }
        return floor;
    }
}
