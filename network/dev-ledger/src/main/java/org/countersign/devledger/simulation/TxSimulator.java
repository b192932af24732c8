package org.countersign.devledger.simulation;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateSnapshot;
import org.countersign.devledger.store.VersionedValue;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;

/**
 * One transaction against one snapshot. Reads never see the transaction's own writes. Shared by a chaincode and those that it invokes in
 * the same channel, one call at a time; the snapshot belongs to the caller.
 */
public final class TxSimulator {
    private final String transactionId;
    private final StateSnapshot snapshot;
    private final ReadWriteSets sets = new ReadWriteSets();
    private boolean writePerformed;
    private boolean paginatedQueryPerformed;

    public TxSimulator(String transactionId, StateSnapshot snapshot) {
        this.transactionId = transactionId;
        this.snapshot = snapshot;
    }

    /** The value; empty when the key is absent. */
    public synchronized ByteString getState(StateKey key) {
        Optional<VersionedValue> value = snapshot.get(key);
        sets.read(key, value.map(VersionedValue::version));
        return value.map(VersionedValue::value).orElse(ByteString.EMPTY);
    }

    /** An empty value deletes the key. */
    public synchronized void setState(StateKey key, ByteString value) throws SimulationException {
        if (paginatedQueryPerformed) {
            throw new SimulationException(
                    "txid [" + transactionId
                            + "]: unsuppored transaction. Transaction has already performed a paginated query. Writes are not allowed");
        }
        writePerformed = true;
        sets.write(key, value);
    }

    public synchronized ResultsIterator range(String namespace, String startKey, String endKey) {
        RangeIterator iterator = new RangeIterator(snapshot, namespace, startKey, endKey);
        sets.range(namespace, iterator);
        return iterator;
    }

    public synchronized ResultsIterator paginatedRange(String namespace, String startKey, String endKey)
            throws SimulationException {
        if (writePerformed) {
            throw new SimulationException("txid [" + transactionId
                    + "]: unsuppored transaction. Paginated queries are supported only in a read-only transaction");
        }
        paginatedQueryPerformed = true;
        return range(namespace, startKey, endKey);
    }

    public ResultsIterator history(StateKey key) {
        return new HistoryIterator(snapshot, key);
    }

    public synchronized TxReadWriteSet results() {
        return sets.toProto();
    }
}
