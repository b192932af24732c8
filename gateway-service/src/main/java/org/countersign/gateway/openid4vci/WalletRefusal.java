package org.countersign.gateway.openid4vci;

/** A wallet's request that is refused. The description says what was expected, in printable ASCII without quotes, and never repeats what the wallet sent. */
final class WalletRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WalletError error;
    private final String description;

    WalletRefusal(WalletError error, String description) {
        super(error.code() + ": " + description);
        this.error = error;
        this.description = description;
    }

    WalletRefusal(WalletError error, String description, Throwable cause) {
        super(error.code() + ": " + description, cause);
        this.error = error;
        this.description = description;
    }

    WalletError error() {
        return error;
    }

    String description() {
        return description;
    }
}
