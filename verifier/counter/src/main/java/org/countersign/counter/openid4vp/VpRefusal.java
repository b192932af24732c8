package org.countersign.counter.openid4vp;

import java.io.Serial;

/** An answer, or a fetch, that is refused; what the wallet is told stands in {@code docs/reference/openid4vp.md}. */
public final class VpRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Which refusal, and how HTTP says it. All but the last are the wallet's mistakes. */
    public enum Code {
        UNKNOWN(
                404,
                "invalid_request",
                "no such request: long over, or lost in a restart of this desk; ask for a new one"),
        EXPIRED(410, "invalid_request", "the request has expired"),
        FETCHED_ALREADY(410, "invalid_request", "the request object was fetched already"),
        METHOD(400, "invalid_request_uri_method", "the request did not offer POST"),
        WALLET_NONCE(400, "invalid_request", "wallet_nonce or wallet_metadata cannot be read"),
        NOT_FETCHED(400, "invalid_request", "the request object was not fetched"),
        USED(400, "invalid_request", "the request was answered already"),
        FORM(400, "invalid_request", "not the response mode's parameters"),
        STATE(400, "invalid_request", "another state than the request's"),
        ENCRYPTION(400, "invalid_request", "not encrypted as was offered"),
        VP_TOKEN(400, "invalid_request", "vp_token is not of the query's shape"),
        PRESENTATION(400, "invalid_request", "the presentation was refused"),
        BROWSER(403, "access_denied", "another browser than the one that began"),
        FULL(503, "temporarily_unavailable", "too many open requests"),
        STORE(503, "temporarily_unavailable", "the desk cannot keep its receipt");

        private final int status;
        private final String error;
        private final String description;

        Code(int status, String error, String description) {
            this.status = status;
            this.error = error;
            this.description = description;
        }

        public int status() {
            return status;
        }

        public String error() {
            return error;
        }
    }

    private final Code code;
    private final String description;

    public VpRefusal(Code code) {
        this(code, code.description);
    }

    /** {@code description} is ASCII without quotes and backslashes, and tells nothing about the holder. */
    public VpRefusal(Code code, String description) {
        super(code + ": " + description);
        this.code = code;
        this.description = description;
    }

    public Code code() {
        return code;
    }

    public String description() {
        return description;
    }
}
