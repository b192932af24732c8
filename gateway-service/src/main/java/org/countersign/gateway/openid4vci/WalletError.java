package org.countersign.gateway.openid4vci;

import org.springframework.http.HttpStatus;

/** The error codes of the endpoints that wallets call (OpenID4VCI 1.0, sections 8.3.1.2, 9.3 and 11.3; RFC 6750, section 3.1). {@code docs/reference/openid4vci.md} lists them. */
enum WalletError {
    INVALID_CREDENTIAL_REQUEST("invalid_credential_request"),
    UNKNOWN_CREDENTIAL_CONFIGURATION("unknown_credential_configuration"),
    UNKNOWN_CREDENTIAL_IDENTIFIER("unknown_credential_identifier"),
    INVALID_PROOF("invalid_proof"),
    /** The wallet fetches another nonce and asks again. */
    INVALID_NONCE("invalid_nonce"),
    INVALID_ENCRYPTION_PARAMETERS("invalid_encryption_parameters"),
    /** Final: asking again does not help. */
    CREDENTIAL_REQUEST_DENIED("credential_request_denied"),
    INVALID_TRANSACTION_ID("invalid_transaction_id"),
    INVALID_NOTIFICATION_ID("invalid_notification_id"),
    INVALID_NOTIFICATION_REQUEST("invalid_notification_request"),
    /** No code of the standard: it names none for the address of an offer. */
    UNKNOWN_OFFER("invalid_request", HttpStatus.NOT_FOUND),
    INSUFFICIENT_SCOPE("insufficient_scope", HttpStatus.FORBIDDEN),
    /** Ours: more wallets wait than are served, or the ledger is behind. Comes with {@code Retry-After}. */
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", HttpStatus.SERVICE_UNAVAILABLE);

    private final String code;
    private final HttpStatus status;

    WalletError(String code) {
        this(code, HttpStatus.BAD_REQUEST);
    }

    WalletError(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    HttpStatus status() {
        return status;
    }
}
