package org.countersign.counter.desk;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store refuses; it is as it was before. */
public final class DeskException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DeskProblem problem;

    public DeskException(DeskProblem problem, String message) {
        this(problem, message, null);
    }

    public DeskException(DeskProblem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public DeskProblem problem() {
        return problem;
    }
}
