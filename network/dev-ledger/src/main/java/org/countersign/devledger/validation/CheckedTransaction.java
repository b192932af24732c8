package org.countersign.devledger.validation;

import com.google.protobuf.Timestamp;
import java.util.List;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction after the steps that look at it alone.
 *
 * @param transactionId empty when the envelope does not even name one
 */
record CheckedTransaction(TxValidationCode code, String transactionId, Timestamp timestamp, List<NamespaceSet> sets) {

    boolean passed() {
        return code == TxValidationCode.VALID;
    }
}
