package org.countersign.chaincode;

import org.countersign.format.ledger.BatchError;
import org.countersign.format.ledger.BatchException;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.ContractRuntimeException;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** A contract that says with a stable code when it cannot read who calls. */
interface IdentifyingContract extends ContractInterface {
    @Override
    default Context createContext(ChaincodeStub stub) {
        try {
            return new Context(stub);
        } catch (ContractRuntimeException unreadable) {
            throw Failures.of(new BatchException(
                    BatchError.CALLER_UNREADABLE, "the caller's certificate cannot be read", unreadable));
        }
    }
}
