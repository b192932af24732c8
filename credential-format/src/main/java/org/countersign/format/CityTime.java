package org.countersign.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days on a certificate are days in China: +08:00, without daylight saving. */
public final class CityTime {
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private CityTime() {}

    /** A certificate that is good until a day is good to the end of it; {@code exp} is the first second after. */
    public static Instant expiryAtEndOf(LocalDate lastDay) {
        return startOf(lastDay.plusDays(1));
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(OFFSET).toInstant();
    }
}
