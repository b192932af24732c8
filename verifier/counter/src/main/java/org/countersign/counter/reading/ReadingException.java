package org.countersign.counter.reading;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What was handed over cannot be read; expected, and never the operator's fault. */
public final class ReadingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ReadingProblem problem;

    public ReadingException(ReadingProblem problem, String message) {
        this(problem, message, null);
    }

    public ReadingException(ReadingProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public ReadingProblem problem() {
        return problem;
    }
}
