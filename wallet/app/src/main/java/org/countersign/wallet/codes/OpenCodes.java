package org.countersign.wallet.codes;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Showings that wait for a desk, in memory only: each is handed out once, within a minute, and then forgotten. */
final class OpenCodes {
    static final Duration LIFETIME = Duration.ofSeconds(60);
    static final int MOST = 20_000;

    private final InstantSource clock;
    private final SecureRandom random;
    /** In the order of their making, which is the order of their ends. */
    private final Map<ShortCode, Open> open = new LinkedHashMap<>();

    OpenCodes(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    private record Open(String text, Instant end) {}

    /** A code and its last moment. */
    record Made(ShortCode code, Instant expiresAt) {}

    /** Empty when too many wait. */
    synchronized Optional<Made> open(String text) {
        forgetEnded();
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        ShortCode code = ShortCode.draw(random);
        while (open.containsKey(code)) {
            code = ShortCode.draw(random);
        }
        Instant end = clock.instant().plus(LIFETIME);
        open.put(code, new Open(text, end));
        return Optional.of(new Made(code, end));
    }

    /** The text behind a code, once. */
    synchronized Optional<String> redeem(ShortCode code) {
        forgetEnded();
        return Optional.ofNullable(open.remove(code)).map(Open::text);
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        var oldest = open.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().end())) {
            oldest.remove();
        }
    }
}
