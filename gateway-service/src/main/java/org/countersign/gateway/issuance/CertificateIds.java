package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.format.status.StatusReference;
import org.springframework.stereotype.Component;

/** Ids that sort by the time of their making and cannot be guessed: UUIDs of version 7 (RFC 9562 §5.7), and for certificates of version 8. */
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

    /** The id of a certificate, which names the place of its first copy, so that the ledger need not look for it among all others. */
    CertificateId naming(StatusReference place) {
        return CertificateId.naming(
                new StatusIndex(place.list().value(), place.index().value()), clock.millis(), random.nextLong());
    }

    public UUID next() {
        var high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFF);
        var low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
