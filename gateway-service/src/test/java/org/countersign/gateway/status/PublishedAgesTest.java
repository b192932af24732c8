package org.countersign.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

class PublishedAgesTest {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final StatusTokens tokens = new StatusTokens(database.jdbc());
    private final TrustBundles bundles = new TrustBundles(database.jdbc());

    private double ageAt(Duration later, String what) {
        var registry = new SimpleMeterRegistry();
        var ages = new PublishedAges(tokens, bundles, Clock.fixed(START.plus(later), ZoneOffset.UTC));
        ages.bindTo(registry);
        return registry.get(PublishedAges.METER).tag("what", what).gauge().value();
    }

    @Test
    void there_is_no_age_before_the_first_publication() {
        assertThat(ageAt(Duration.ZERO, "status-list")).isNaN();
        assertThat(ageAt(Duration.ZERO, "trust-bundle")).isNaN();
    }

    @Test
    void the_age_of_the_lists_is_that_of_the_oldest_and_grows_until_it_is_signed_anew() {
        serve(1, START);
        serve(2, START.plusSeconds(60));

        assertThat(ageAt(Duration.ofSeconds(90), "status-list")).isEqualTo(90);

        serve(1, START.plusSeconds(80));
        assertThat(ageAt(Duration.ofSeconds(90), "status-list")).isEqualTo(30);
    }

    @Test
    void the_age_of_the_bundle_is_that_of_the_newest() {
        bundles.add(bundle(1, START), 0);
        assertThat(ageAt(Duration.ofHours(2), "trust-bundle")).isEqualTo(7200);

        bundles.add(bundle(2, START.plusSeconds(7200)), 0);
        assertThat(ageAt(Duration.ofHours(2), "trust-bundle")).isZero();
    }

    private void serve(int list, Instant issuedAt) {
        database.jdbc()
                .sql("insert into status_list (number, opened_at) values (:list, now()) on conflict do nothing")
                .param("list", list)
                .update();
        tokens.serve(
                list, new StatusTokens.Shown(0, issuedAt), new StatusTokens.Forms(Bytes.of(new byte[] {1}), "jwt"));
    }

    private static TrustBundles.Newest bundle(long version, Instant issuedAt) {
        return new TrustBundles.Newest(
                new org.countersign.format.trust.TrustVersion(version),
                new Digest(Bytes.of(new byte[32])),
                issuedAt,
                Bytes.of(new byte[] {1}));
    }
}
