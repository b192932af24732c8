package org.countersign.chaincode;

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
import org.hyperledger.fabric.contract.Context;
import org.jspecify.annotations.Nullable;

/** Who calls, from the certificate that signed the proposal; the peer has checked certificate and signature. */
final class FabricCaller {
    private FabricCaller() {}

    static Invocation invocation(Context context) throws BatchException {
        return new Invocation(
                caller(context.getClientIdentity()),
                new TransactionId(context.getStub().getTxId()),
                new EpochSecond(context.getStub().getTxTimestamp().getEpochSecond()));
    }

    private static Caller caller(ClientIdentity identity) throws BatchException {
        @Nullable String roles = identity.getAttributeValue(Role.ATTRIBUTE);
        try {
            return new Caller(new MspId(identity.getMSPID()), roles == null ? Set.of() : Role.parse(roles));
        } catch (IllegalArgumentException notAnId) {
            throw new BatchException(BatchError.CALLER_UNREADABLE, "the caller's MSP id is not an id", notAnId);
        }
    }
}
