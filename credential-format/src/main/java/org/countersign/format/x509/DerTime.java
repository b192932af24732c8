package org.countersign.format.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;

/** Times of certificates: UTCTime and GeneralizedTime, to the second and in UTC (RFC 5280 §4.1.2.5). */
final class DerTime {
    private static final int UTC_LENGTH = 13;
    private static final int GENERALIZED_LENGTH = 15;
    private static final int FIRST_OF_THE_LAST_CENTURY = 50;

    private DerTime() {}

    static Instant next(DerReader reader) throws FormatException {
        if (reader.isNext(DerReader.UTC_TIME)) {
            String text = text(reader.content(DerReader.UTC_TIME), UTC_LENGTH);
            int year = number(text, 0, 2);
            return at(year < FIRST_OF_THE_LAST_CENTURY ? 2000 + year : 1900 + year, text.substring(2));
        }
        String text = text(reader.content(DerReader.GENERALIZED_TIME), GENERALIZED_LENGTH);
        return at(number(text, 0, 4), text.substring(4));
    }

    private static String text(Bytes content, int length) throws FormatException {
        StringBuilder text = new StringBuilder();
        for (byte character : content.toArray()) {
            text.append((char) (character & 0xff));
        }
        if (text.length() != length || text.charAt(length - 1) != 'Z') {
            throw DerReader.refuse("a time that is not to the second and in UTC");
        }
        return text.toString();
    }

    /** {@code rest} is MMDDhhmmssZ. */
    private static Instant at(int year, String rest) throws FormatException {
        int hour = number(rest, 4, 6);
        int minute = number(rest, 6, 8);
        int second = number(rest, 8, 10);
        if (hour > 23 || minute > 59 || second > 59) {
            throw DerReader.refuse("a time that there is not");
        }
        long day;
        try {
            day = LocalDate.of(year, number(rest, 0, 2), number(rest, 2, 4)).toEpochDay();
        } catch (DateTimeException e) {
            throw DerReader.refuse("a day that there is not");
        }
        return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second);
    }

    private static int number(String text, int from, int to) throws FormatException {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw DerReader.refuse("a time that is not written in digits");
            }
            number = 10 * number + (digit - '0');
        }
        return number;
    }
}
