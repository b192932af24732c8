package org.countersign.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.countersign.chaincode.state.LedgerQueries;
import org.countersign.format.ledger.BatchError;
import org.countersign.format.ledger.BatchException;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.StateKey;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Answers of queries that show one record. */
final class Answers {
    private Answers() {}

    static String record(ChaincodeStub stub, StateKey<?> key) throws BatchException {
        LedgerRecord record = found(new LedgerQueries(stub).find(key));
        return new String(LedgerRecordCodec.write(record), StandardCharsets.UTF_8);
    }

    static <T> T found(Optional<T> thing) throws BatchException {
        return thing.orElseThrow(() -> new BatchException(BatchError.NOT_FOUND, "there is no such thing"));
    }
}
