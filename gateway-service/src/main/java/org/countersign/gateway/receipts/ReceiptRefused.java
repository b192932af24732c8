package org.countersign.gateway.receipts;

import java.io.Serial;

/** A receipt that is not taken. */
final class ReceiptRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ReceiptFault fault;

    ReceiptRefused(ReceiptFault fault, Throwable cause) {
        super(fault.name(), cause);
        this.fault = fault;
    }

    ReceiptFault fault() {
        return fault;
    }
}
