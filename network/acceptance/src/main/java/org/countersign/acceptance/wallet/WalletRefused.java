package org.countersign.acceptance.wallet;

/** A server refused a step of a protocol, with the protocol's own error code. */
public final class WalletRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    WalletRefused(String request, int status, String error) {
        super(request + " was refused: " + status + " " + error);
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    /** For example {@code invalid_grant}; empty when the answer named none. */
    public String error() {
        return error;
    }
}
