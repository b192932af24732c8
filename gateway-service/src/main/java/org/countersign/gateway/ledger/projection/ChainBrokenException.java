package org.countersign.gateway.ledger.projection;

/** A block does not continue the chain, or says what this release does not understand. Nothing of it was written, and nothing after it may be read. */
final class ChainBrokenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ChainBrokenException(String reason) {
        super(reason);
    }

    ChainBrokenException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
