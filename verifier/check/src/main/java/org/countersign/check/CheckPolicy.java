package org.countersign.check;

import java.time.Duration;
import java.util.Optional;
import org.countersign.format.pass.Purpose;
import org.countersign.format.trust.Showing;

/**
 * What a desk demands beyond the type's own policy; it can only be stricter.
 *
 * @param minimumShowing what every type must at least be shown like
 * @param maxStatusAge how old a status may be, where that is shorter than the type's own limit
 * @param clockTolerance how far the device may lag behind the floor: a list fetched just now is a little younger than most
 *     clocks
 * @param maxShowingAge how long ago a holder's device may have signed a live showing
 * @param maxShowingAhead how far a holder's clock may be ahead of the desk's
 * @param purpose what this desk asks for; every showing must then be live and name it
 */
public record CheckPolicy(
        Showing minimumShowing,
        Optional<Duration> maxStatusAge,
        Duration clockTolerance,
        Duration maxShowingAge,
        Duration maxShowingAhead,
        Optional<Purpose> purpose) {
    private static final Duration MAX_CLOCK_TOLERANCE = Duration.ofHours(1);
    private static final Duration LONGEST_SHOWING_AGE = Duration.ofMinutes(10);
    private static final Duration FARTHEST_SHOWING_AHEAD = Duration.ofMinutes(1);
    private static final Duration SHOWING_AGE = Duration.ofSeconds(60);
    private static final Duration SHOWING_AHEAD = Duration.ofSeconds(10);

    public static final CheckPolicy STANDARD = new CheckPolicy(Showing.STATIC, Optional.empty(), Duration.ofMinutes(1));

    public CheckPolicy {
        if (clockTolerance.isNegative() || clockTolerance.compareTo(MAX_CLOCK_TOLERANCE) > 0) {
            throw new IllegalArgumentException("a clock may be tolerated to lag by an hour at most");
        }
        if (maxStatusAge.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("an age is not negative");
        }
        if (maxShowingAge.isNegative() || maxShowingAge.compareTo(LONGEST_SHOWING_AGE) > 0) {
            throw new IllegalArgumentException("a live showing is ten minutes old at most");
        }
        if (maxShowingAhead.isNegative() || maxShowingAhead.compareTo(FARTHEST_SHOWING_AHEAD) > 0) {
            throw new IllegalArgumentException("a holder's clock may be ahead by a minute at most");
        }
    }

    /** Live showings up to 60 seconds old and 10 seconds ahead, for whatever purpose. */
    public CheckPolicy(Showing minimumShowing, Optional<Duration> maxStatusAge, Duration clockTolerance) {
        this(minimumShowing, maxStatusAge, clockTolerance, SHOWING_AGE, SHOWING_AHEAD, Optional.empty());
    }

    /** The same for a desk that takes nothing milder than this. */
    public CheckPolicy atLeast(Showing wanted) {
        return new CheckPolicy(wanted, maxStatusAge, clockTolerance, maxShowingAge, maxShowingAhead, purpose);
    }

    /** The same for a desk that asks for a purpose. */
    public CheckPolicy forPurpose(Purpose wanted) {
        return new CheckPolicy(
                minimumShowing, maxStatusAge, clockTolerance, maxShowingAge, maxShowingAhead, Optional.of(wanted));
    }

    Duration ageLimit(Duration ofType) {
        return maxStatusAge.filter(own -> own.compareTo(ofType) < 0).orElse(ofType);
    }

    /** Showings are declared from the mildest to the strictest; a purpose can only be named live. */
    Showing showing(Showing ofType) {
        Showing wanted = ofType.compareTo(minimumShowing) >= 0 ? ofType : minimumShowing;
        return wanted == Showing.STATIC && purpose.isPresent() ? Showing.LIVE : wanted;
    }
}
