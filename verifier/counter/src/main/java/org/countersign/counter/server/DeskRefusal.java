package org.countersign.counter.server;

import java.io.Serial;

/** An answer to a desk's page that is no. {@code docs/reference/counter-api.md} has the table. */
final class DeskRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    enum Code {
        DESK_UNKNOWN(401, "this desk is not enrolled here, or no longer"),
        NOT_SUPERVISOR(403, "only a supervisor's desk may do this"),
        ENROLMENT_CODE(403, "the enrolment code is wrong, used, or has run out"),
        TOO_MANY_TRIES(429, "too many wrong codes; wait a few minutes"),
        TOO_MANY_CODES(429, "too many codes are open"),
        NO_TRUST(503, "this server holds no trust bundle yet"),
        NO_SUCH_LIST(404, "the trust bundle names no such status list"),
        NO_WALLET(404, "no wallet server is known here: scan the code instead"),
        CODE_UNKNOWN(404, "the code is wrong, used, or has run out"),
        WALLET_SILENT(502, "the wallet's server does not answer"),
        STORE(503, "this server cannot keep it; try again later");

        private final int status;
        private final String detail;

        Code(int status, String detail) {
            this.status = status;
            this.detail = detail;
        }

        int status() {
            return status;
        }

        String detail() {
            return detail;
        }
    }

    private final Code code;

    DeskRefusal(Code code) {
        super(code.name());
        this.code = code;
    }

    Code code() {
        return code;
    }
}
