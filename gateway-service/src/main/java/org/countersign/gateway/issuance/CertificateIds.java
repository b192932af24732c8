package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.status.ListNumber;
import org.springframework.stereotype.Component;

/**
 * Ids that sort by the time of their making and cannot be guessed: UUIDs of version 7 (RFC 9562 §5.7), and series of certificates. A certificate's id follows from its series and
 * the place of its first copy.
 */
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

    /** A new series for certificates whose first copies have places in this status list. */
    SeriesId series(ListNumber list) {
        return SeriesId.naming(list.value(), clock.millis(), random.nextLong());
    }

    public UUID next() {
        var high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
        var low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
