package org.countersign.format.ledger;

/** A request or a query that fails as a whole. */
public final class BatchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final BatchError error;

    public BatchException(BatchError error, String message) {
        super(message);
        this.error = error;
    }

    public BatchException(BatchError error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public BatchError error() {
        return error;
    }
}
