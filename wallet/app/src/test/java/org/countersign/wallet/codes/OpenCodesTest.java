package org.countersign.wallet.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenCodesTest {
    private final MovingClock clock = new MovingClock();
    private final OpenCodes codes = new OpenCodes(clock, new SecureRandom());

    @Test
    void a_code_gives_its_text_within_its_minute() {
        ShortCode code = codes.open("a showing").orElseThrow().code();

        clock.pass(OpenCodes.LIFETIME.minusMillis(1));

        assertThat(codes.redeem(code)).contains("a showing");
    }

    @Test
    void a_code_gives_its_text_once() {
        ShortCode code = codes.open("a showing").orElseThrow().code();
        codes.redeem(code);

        assertThat(codes.redeem(code)).isEmpty();
    }

    @Test
    void a_code_is_worth_nothing_after_its_minute() {
        ShortCode code = codes.open("a showing").orElseThrow().code();

        clock.pass(OpenCodes.LIFETIME);

        assertThat(codes.redeem(code)).isEmpty();
    }

    @Test
    void no_more_codes_are_made_than_memory_was_meant_for_and_ended_ones_make_room() {
        for (int i = 0; i < OpenCodes.MOST; i++) {
            codes.open("a showing");
        }
        assertThat(codes.open("one more")).isEmpty();

        clock.pass(OpenCodes.LIFETIME.plus(Duration.ofMillis(1)));

        assertThat(codes.open("one more")).isPresent();
    }
}
