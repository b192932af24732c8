package org.countersign.chaincode;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Set;
import org.countersign.chaincode.rules.Caller;
import org.countersign.chaincode.rules.Invocation;
import org.countersign.format.ledger.BatchError;
import org.countersign.format.ledger.BatchException;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.MspId;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.TransactionId;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jspecify.annotations.Nullable;

/** Who calls, from the certificate that signed the proposal; the peer has checked certificate and signature. */
final class FabricCaller {
    private FabricCaller() {}

    static Invocation invocation(ChaincodeStub stub) throws BatchException {
        return new Invocation(
                caller(stub),
                new TransactionId(stub.getTxId()),
                new EpochSecond(stub.getTxTimestamp().getEpochSecond()));
    }

    private static Caller caller(ChaincodeStub stub) throws BatchException {
        try {
            ClientIdentity identity = new ClientIdentity(stub);
            @Nullable String roles = identity.getAttributeValue(Role.ATTRIBUTE);
            return new Caller(new MspId(identity.getMSPID()), roles == null ? Set.of() : Role.parse(roles));
        } catch (CertificateException | IOException | IllegalArgumentException unreadable) {
            throw new BatchException(
                    BatchError.CALLER_UNREADABLE, "the caller's certificate cannot be read", unreadable);
        }
    }
}
