package org.countersign.devledger.validation;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Ends the steps of validation at the first that fails. */
final class InvalidTransaction extends Exception {
    private static final long serialVersionUID = 1L;

    private final TxValidationCode code;

    InvalidTransaction(TxValidationCode code, String reason) {
        super(reason);
        this.code = code;
    }

    TxValidationCode code() {
        return code;
    }
}
