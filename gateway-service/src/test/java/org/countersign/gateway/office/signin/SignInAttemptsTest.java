package org.countersign.gateway.office.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
    private Instant now = Instant.parse("2026-11-01T08:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SignInAttempts attempts = new SignInAttempts(clock);

    @Test
    void an_account_closes_after_five_failures_in_a_row_and_opens_again_after_the_pause() {
        fail("officer-1", SignInAttempts.FREE);

        assertThat(attempts.mayTry("officer-1")).isFalse();
        now = now.plus(SignInAttempts.PAUSE);
        assertThat(attempts.mayTry("officer-1")).isTrue();
    }

    @Test
    void four_failures_and_a_success_are_forgotten() {
        fail("officer-1", SignInAttempts.FREE - 1);
        attempts.succeeded("officer-1");
        fail("officer-1", SignInAttempts.FREE - 1);

        assertThat(attempts.mayTry("officer-1")).isTrue();
    }

    @Test
    void one_account_does_not_close_another() {
        fail("officer-1", SignInAttempts.FREE);

        assertThat(attempts.mayTry("officer-2")).isTrue();
    }

    private void fail(String account, int times) {
        IntStream.range(0, times).forEach(_ -> attempts.failed(account));
    }
}
