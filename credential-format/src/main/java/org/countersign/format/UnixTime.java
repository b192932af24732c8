package org.countersign.format;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Seconds since 1970 on the wire, between 0 and the end of the year 9999, so that every later sum stays in range. */
public final class UnixTime {
    public static final long MAX = 253_402_300_799L;

    private UnixTime() {}

    public static Instant instant(long seconds, FormatCode code) throws FormatException {
        if (seconds < 0 || seconds > MAX) {
            throw new FormatException(code, "a time out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    public static Optional<Instant> instant(OptionalLong seconds, FormatCode code) throws FormatException {
        return seconds.isPresent() ? Optional.of(instant(seconds.getAsLong(), code)) : Optional.empty();
    }
}
