package org.countersign.acceptance.bench.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eclipsesource.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IssueFiguresTest {
    private static final IssuePlan PLAN = new IssuePlan(10, 5, 1, 3, 100);

    @Test
    void medians_count_and_the_ratio_is_of_them() {
        JsonObject json = new IssueFigures(
                        PLAN, List.of(turn(10, 1), turn(10, 2), turn(10, 10)), List.of(900.0, 1000.0, 1100.0), "SunEC")
                .toJson();

        assertThat(json.getDouble("credentialsPerSecond", -1)).isEqualTo(5.0);
        assertThat(json.getDouble("signaturesPerSecond", -1)).isEqualTo(1000.0);
        assertThat(json.getDouble("ratioToSigning", -1)).isEqualTo(0.005);
    }

    @Test
    void what_was_refused_or_dropped_is_told_over_all_turns() {
        JsonObject json = new IssueFigures(
                        PLAN,
                        List.of(new IssueTurn(7, 2, 1, 3, 1), new IssueTurn(9, 1, 0, 0, 1)),
                        List.of(1000.0),
                        "SunEC")
                .toJson();

        assertThat(json.getLong("delivered", -1)).isEqualTo(16);
        assertThat(json.getLong("refused", -1)).isEqualTo(3);
        assertThat(json.getLong("dropped", -1)).isEqualTo(1);
        assertThat(json.getLong("deferred", -1)).isEqualTo(3);
    }

    @Test
    void refuses_to_tell_of_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IssueFigures(PLAN, List.of(), List.of(1.0), "SunEC"));
        assertThatIllegalArgumentException().isThrownBy(() -> new IssuePlan(0, 1, 1, 1, 1));
    }

    @Test
    void signatures_are_counted_by_the_clock_that_is_handed_in() {
        AtomicLong ticks = new AtomicLong();
        SigningSpeed speed = new SigningSpeed(new SecureRandom(), () -> ticks.getAndAdd(1_000_000));

        assertThat(speed.perSecond(4)).isEqualTo(16_000.0);
    }

    private static IssueTurn turn(long delivered, double seconds) {
        return new IssueTurn(delivered, 0, 0, 0, seconds);
    }
}
