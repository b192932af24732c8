package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ids that sort by the time of their making (UUID version 7, RFC 9562 §5.7) and cannot be guessed. */
@Component
public final class CertificateIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random;

    CertificateIds(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        var high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
        var low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
