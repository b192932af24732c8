package org.countersign.chaincode;

import org.countersign.format.ledger.BatchException;
import org.hyperledger.fabric.shim.ChaincodeException;

/** Turns a failure of a whole transaction or query into the shim's exception: status 500, with the stable code as payload. */
final class Failures {
    private Failures() {}

    /** Something that answers, or fails as a whole. */
    @FunctionalInterface
    interface Answer {
        String get() throws BatchException;
    }

    static String asChaincodeException(Answer answer) {
        try {
            return answer.get();
        } catch (BatchException failure) {
            throw of(failure);
        }
    }

    static ChaincodeException of(BatchException failure) {
        String code = failure.error().name();
        return new ChaincodeException(code + ": " + failure.getMessage(), code, failure);
    }
}
