package org.countersign.gateway.ledger.fabric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * How long our certificates at the ledger stay valid: negative once one has expired, no number while its file cannot be read. Read anew each time, because they are
 * renewed in place.
 */
final class CertificateExpiry implements MeterBinder {
    static final String METER = "countersign.certificate.expiry";

    private final LedgerProperties properties;
    private final MemberIdentities identities;
    private final InstantSource clock;

    CertificateExpiry(LedgerProperties properties, InstantSource clock) {
        this.properties = properties;
        this.identities = new MemberIdentities(properties);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var msp : properties.members().keySet()) {
            watch(registry, "signing", msp, () -> identities.certificateFile(msp));
        }
        var authority = properties.tlsCertificate();
        if (authority != null) {
            watch(registry, "tls-authority", "ledger", () -> authority);
        }
    }

    private void watch(MeterRegistry registry, String use, String owner, Supplier<Path> file) {
        Gauge.builder(METER, this, watched -> watched.secondsLeft(file))
                .description("until the certificate expires")
                .baseUnit("seconds")
                .tag("use", use)
                .tag("owner", owner)
                .register(registry);
    }

    private double secondsLeft(Supplier<Path> file) {
        try {
            var until = MemberIdentities.validUntil(file.get());
            return Duration.between(clock.instant(), until).toSeconds();
        } catch (LedgerUnreachable unreadable) {
            return Double.NaN;
        }
    }
}
