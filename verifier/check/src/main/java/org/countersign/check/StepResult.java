package org.countersign.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How one step went. */
public record StepResult(CheckStep step, Outcome outcome) {
    /** Of each step that may decide: the same for every check, so they are made once. */
    private static final Map<CheckStep, List<StepResult>> DECIDED_AT = decidedAtEach();

    /** A step after the deciding one was not reached. */
    public enum Outcome {
        PASSED,
        DECIDED,
        NOT_REACHED
    }

    /** All steps of a check that ended at this one. */
    static List<StepResult> decidedAt(CheckStep decided) {
        return DECIDED_AT.getOrDefault(decided, List.of());
    }

    private static Map<CheckStep, List<StepResult>> decidedAtEach() {
        Map<CheckStep, List<StepResult>> results = new EnumMap<>(CheckStep.class);
        for (CheckStep decided : CheckStep.values()) {
            results.put(
                    decided,
                    Arrays.stream(CheckStep.values())
                            .map(step -> new StepResult(step, outcome(step.compareTo(decided))))
                            .toList());
        }
        return results;
    }

    private static Outcome outcome(int order) {
        if (order == 0) {
            return Outcome.DECIDED;
        }
        return order < 0 ? Outcome.PASSED : Outcome.NOT_REACHED;
    }
}
