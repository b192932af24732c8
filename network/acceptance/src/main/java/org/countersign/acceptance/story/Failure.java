package org.countersign.acceptance.story;

/** The step cannot go on: what it needs is missing. A finding that lets the step go on is an unmet expectation instead. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
