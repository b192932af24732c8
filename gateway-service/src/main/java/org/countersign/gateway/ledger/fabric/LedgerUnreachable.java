package org.countersign.gateway.ledger.fabric;

import org.jspecify.annotations.Nullable;

/** Stays inside the adapter, which answers with Unavailable or Unknown instead. */
final class LedgerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnreachable(String reason) {
        this(reason, null);
    }

    LedgerUnreachable(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        var message = getMessage();
        return message == null ? "the ledger cannot be reached" : message;
    }
}
