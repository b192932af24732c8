package org.countersign.gateway.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How old what counters are given is: the oldest status list, and the trust bundle. No number before the first was published. */
@Component
final class PublishedAges implements MeterBinder {
    static final String METER = "countersign.published.age";

    private final StatusTokens tokens;
    private final TrustBundles bundles;
    private final Clock clock;

    PublishedAges(StatusTokens tokens, TrustBundles bundles, Clock clock) {
        this.tokens = tokens;
        this.bundles = bundles;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        watch(registry, "status-list", ages -> ages.secondsSince(ages.oldestList()));
        watch(registry, "trust-bundle", ages -> ages.secondsSince(ages.bundles.newestIssuedAt()));
    }

    private void watch(MeterRegistry registry, String what, ToDoubleFunction<PublishedAges> age) {
        Gauge.builder(METER, this, age)
                .description("since it was signed")
                .baseUnit("seconds")
                .tag("what", what)
                .register(registry);
    }

    private Optional<Instant> oldestList() {
        return tokens.shown().values().stream()
                .map(StatusTokens.Shown::issuedAt)
                .min(Instant::compareTo);
    }

    private double secondsSince(Optional<Instant> issuedAt) {
        return issuedAt.map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
