package org.countersign.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days on a certificate are days in China: +08:00, without daylight saving. */
public final class CityTime {
    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private CityTime() {}

    /**
     * The day that {@code yyyy-mm-dd} names; {@link IllegalArgumentException} for any other text. Read by hand: the JDK's own
     * parser would bring its locales into the browser, and they would double what a page loads.
     */
    public static LocalDate day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new IllegalArgumentException("expected a day as yyyy-mm-dd");
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day", e);
        }
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new IllegalArgumentException("expected a day as yyyy-mm-dd");
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** A certificate that is good until a day is good to the end of it; {@code exp} is the first second after. */
    public static Instant expiryAtEndOf(LocalDate lastDay) {
        return startOf(lastDay.plusDays(1));
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(OFFSET).toInstant();
    }
}
