package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5), new Random(7));

    @Test
    void waits_double_within_the_upper_half_of_their_range() {
        assertThat(backoff.next()).isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void waits_stay_below_the_bound_for_ever() {
        assertThat(Stream.generate(backoff::next).limit(1000))
                .allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) <= 0);
    }

    @Test
    void success_starts_over() {
        Stream.generate(backoff::next)
                .limit(10)
                .forEach(wait -> assertThat(wait).isPositive());

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(50));
    }
}
