package org.countersign.gateway.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 7240 {@code Prefer: wait=N}: how long the caller would like to wait for the outcome. A preference is never an error: what is not
 * understood is ignored.
 *
 * @param waiting zero when the caller does not want to wait; at most {@link #LONGEST}
 */
public record Preference(Duration waiting) {
    public static final String HEADER = "Prefer";
    public static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?([0-9]{1,9})\"?", Pattern.CASE_INSENSITIVE);

    /** Of the header's values; the first {@code wait} counts. */
    public static Preference of(@Nullable List<String> headers) {
        return (headers == null ? List.<String>of() : headers)
                .stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(preference -> WAIT.matcher(preference.strip()))
                        .filter(Matcher::matches)
                        .map(matcher -> Duration.ofSeconds(Long.parseLong(matcher.group(1))))
                        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                        .findFirst()
                        .map(Preference::new)
                        .orElse(new Preference(Duration.ZERO));
    }

    public boolean waits() {
        return waiting.isPositive();
    }
}
