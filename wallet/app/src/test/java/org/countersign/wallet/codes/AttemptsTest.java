package org.countersign.wallet.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final MovingClock clock = new MovingClock();
    private final Attempts attempts = new Attempts(clock, 2);

    @Test
    void a_caller_is_over_the_limit_when_it_is_reached_and_others_are_not() {
        attempts.count("one");
        assertThat(attempts.isOver("one")).isFalse();

        attempts.count("one");

        assertThat(attempts.isOver("one")).isTrue();
        assertThat(attempts.isOver("other")).isFalse();
    }

    @Test
    void the_next_minute_begins_from_nothing() {
        attempts.count("one");
        attempts.count("one");

        clock.pass(Attempts.WINDOW);

        assertThat(attempts.isOver("one")).isFalse();
    }
}
