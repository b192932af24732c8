package org.countersign.check;

/** How one step went. */
public record StepResult(CheckStep step, Outcome outcome) {
    /** A step after the deciding one was not reached. */
    public enum Outcome {
        PASSED,
        DECIDED,
        NOT_REACHED
    }
}
