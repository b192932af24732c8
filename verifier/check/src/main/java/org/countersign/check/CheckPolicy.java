package org.countersign.check;

import java.time.Duration;
import java.util.Optional;
import org.countersign.format.trust.Showing;

/**
 * What a desk demands beyond the type's own policy; it can only be stricter. {@code clockTolerance} is how far the
 * device may lag behind the floor: a list fetched just now is a little younger than most clocks.
 */
public record CheckPolicy(Showing minimumShowing, Optional<Duration> maxStatusAge, Duration clockTolerance) {
    private static final Duration MAX_CLOCK_TOLERANCE = Duration.ofHours(1);

    public static final CheckPolicy STANDARD = new CheckPolicy(Showing.STATIC, Optional.empty(), Duration.ofMinutes(1));

    public CheckPolicy {
        if (clockTolerance.isNegative() || clockTolerance.compareTo(MAX_CLOCK_TOLERANCE) > 0) {
            throw new IllegalArgumentException("a clock may be tolerated to lag by an hour at most");
        }
        if (maxStatusAge.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("an age is not negative");
        }
    }

    Duration ageLimit(Duration ofType) {
        return maxStatusAge.filter(own -> own.compareTo(ofType) < 0).orElse(ofType);
    }

    /** Showings are declared from the mildest to the strictest. */
    Showing showing(Showing ofType) {
        return ofType.compareTo(minimumShowing) >= 0 ? ofType : minimumShowing;
    }
}
