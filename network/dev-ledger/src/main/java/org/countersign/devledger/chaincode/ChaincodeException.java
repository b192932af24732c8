package org.countersign.devledger.chaincode;

/** An invocation that gave no response: the process is unreachable, too slow, gone, or answered with ERROR. The text is Fabric's. */
public final class ChaincodeException extends Exception {
    private static final long serialVersionUID = 1L;

    public ChaincodeException(String message) {
        super(message);
    }

    public ChaincodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
