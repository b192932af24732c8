package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

/** What every refusal has in common. */
final class Decisions {
    private Decisions() {}

    static void assertDecided(CheckStep step, Reason reason, CheckResult result) {
        assertThat(result.verdict().reason()).isEqualTo(reason);
        assertThat(result.verdict().code()).isEqualTo(reason.verdict());
        assertThat(result.decidedAt()).isEqualTo(step);
        boolean verified = step.number() > CheckStep.READ_THE_FIELDS.number();
        assertThat(result.certificate().isPresent())
                .as("nothing from outside is shown before its step passed")
                .isEqualTo(verified);
    }
}
