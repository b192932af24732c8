package org.countersign.chaincode.state;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.chaincode.rules.LedgerBook;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.StateKey;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The records that one transaction works on. A key is read through the stub once at most; what was put is found again, although Fabric
 * would not show it; and {@link #flush} writes each key that changed, once, in the order of keys. Every call of the stub is a round
 * trip to the peer, so this is also where the time goes.
 */
public final class WorkingSet implements LedgerBook {
    private final ChaincodeStub stub;
    private final SortedMap<String, Optional<LedgerRecord>> read = new TreeMap<>();
    private final SortedMap<String, LedgerRecord> written = new TreeMap<>();

    public WorkingSet(ChaincodeStub stub) {
        this.stub = stub;
    }

    @Override
    public <R extends LedgerRecord> Optional<R> find(StateKey<R> key) {
        String text = key.text();
        LedgerRecord put = written.get(text);
        if (put != null) {
            return Optional.of(key.recordType().cast(put));
        }
        Optional<LedgerRecord> known = read.get(text);
        if (known == null) {
            known = load(stub, key).map(record -> record);
            read.put(text, known);
        }
        return known.map(key.recordType()::cast);
    }

    @Override
    public void put(LedgerRecord record) {
        written.put(record.key().text(), record);
    }

    /** Writes what changed. Call it once, after the last item. */
    public void flush() {
        for (Map.Entry<String, LedgerRecord> entry : written.entrySet()) {
            Optional<LedgerRecord> before = read.getOrDefault(entry.getKey(), Optional.empty());
            if (!before.equals(Optional.of(entry.getValue()))) {
                stub.putState(entry.getKey(), LedgerRecordCodec.write(entry.getValue()));
            }
        }
    }

    /** A record straight from the stub. A value that cannot be read means that the ledger is broken, so it fails loudly. */
    static <R extends LedgerRecord> Optional<R> load(ChaincodeStub stub, StateKey<R> key) {
        byte[] value = stub.getState(key.text());
        if (value == null || value.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LedgerRecordCodec.read(key, value));
        } catch (JsonException corrupt) {
            throw new IllegalStateException("corrupt record of kind " + key.kind(), corrupt);
        }
    }
}
