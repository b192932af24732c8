package org.countersign.gateway.office.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Slows down who guesses: after five wrong passwords in a row an account is closed for a minute. What is remembered is bounded, and gone with a restart. */
final class SignInAttempts {
    static final int FREE = 5;
    static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new HashMap<>();

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    synchronized boolean mayTry(String id) {
        var known = failures.get(id);
        return known == null
                || known.count() < FREE
                || !clock.instant().isBefore(known.last().plus(PAUSE));
    }

    synchronized void failed(String id) {
        var now = clock.instant();
        if (failures.size() >= MOST_REMEMBERED) {
            failures.values().removeIf(known -> !now.isBefore(known.last().plus(PAUSE)));
        }
        var known = failures.get(id);
        var count = known == null || !now.isBefore(known.last().plus(PAUSE)) ? 0 : known.count();
        if (known != null || failures.size() < MOST_REMEMBERED) {
            failures.put(id, new Failures(count + 1, now));
        }
    }

    synchronized void succeeded(String id) {
        failures.remove(id);
    }
}
