package org.countersign.check;

import java.util.List;
import java.util.Optional;

/** A verdict, the steps that led to it, and what was verified on the way. */
public record CheckResult(
        Verdict verdict, List<StepResult> steps, Optional<CheckedCertificate> certificate, CheckBasis basis) {
    public CheckResult {
        steps = List.copyOf(steps);
    }

    /** The step that decided. */
    public CheckStep decidedAt() {
        return steps.stream()
                .filter(result -> result.outcome() == StepResult.Outcome.DECIDED)
                .map(StepResult::step)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("one step always decides"));
    }

    public Message message() {
        return MessageCatalogue.message(verdict);
    }
}
