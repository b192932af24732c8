package org.countersign.devledger.chaincode;

import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;

/** Runs one chaincode within a transaction and returns its final message, COMPLETED or ERROR. */
interface ChaincodeInvoker {
    ChaincodeMessage invoke(TransactionParams params, String chaincodeName, ChaincodeInput input)
            throws ChaincodeException, InterruptedException;
}
