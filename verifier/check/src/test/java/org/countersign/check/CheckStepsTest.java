package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The steps as a whole; what each of them refuses is in the two classes that this one names. */
class CheckStepsTest {
    private final City city = new City();

    @Test
    void a_good_pass_passes_every_step() {
        CheckResult result = City.check(city.text(), city.context());

        assertThat(result.verdict())
                .isEqualTo(new Verdict.ValidAsOf(
                        new StatusAge(City.NOW.minus(Duration.ofHours(3)), Duration.ofHours(3), City.MAX_STATUS_AGE)));
        assertThat(result.decidedAt()).isEqualTo(CheckStep.READ_THE_STATUS);
        assertThat(result.steps()).hasSize(CheckStep.values().length);
    }

    @Test
    void every_step_has_tests_under_its_own_heading() {
        List<String> headings = Stream.of(TrustStepsTest.class, ShowingStepsTest.class, CertificateStepsTest.class)
                .flatMap(tests -> Arrays.stream(tests.getDeclaredClasses()))
                .map(nested -> nested.getAnnotation(DisplayName.class))
                .map(DisplayName::value)
                .toList();

        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CheckStep.values())
                        .map(CheckStep::heading)
                        .toList());
    }
}
