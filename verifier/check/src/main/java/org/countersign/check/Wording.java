package org.countersign.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.countersign.format.CityTime;
import org.countersign.format.Names;

/** Times and spans as people say them, in both languages. Written out here, since the browser has no locale data. */
final class Wording {
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"
    };

    private Wording() {}

    /** To the minute, at +08:00. */
    static Names time(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, CityTime.OFFSET);
        Names day = day(local.toLocalDate());
        String clock = twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
        return new Names(day.zh() + " " + clock, day.en() + ", " + clock);
    }

    static Names day(LocalDate day) {
        return new Names(
                day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日",
                day.getDayOfMonth() + " " + MONTHS[day.getMonthValue() - 1] + " " + day.getYear());
    }

    /** In the largest unit that says it well, rounded down: 59 minutes, 26 hours, 3 days. */
    static Names span(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return new Names("不到1分钟", "less than a minute");
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return count(span.toMinutes(), "分钟", "minute");
        }
        if (span.compareTo(Duration.ofDays(2)) < 0) {
            return count(span.toHours(), "小时", "hour");
        }
        return count(span.toDays(), "天", "day");
    }

    private static Names count(long count, String zh, String en) {
        return new Names(count + zh, count + " " + en + (count == 1 ? "" : "s"));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
