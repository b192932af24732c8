package org.countersign.chaincode.rules;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.StateKey;

/** A ledger in a map. */
final class MapBook implements LedgerBook {
    private final SortedMap<String, LedgerRecord> records = new TreeMap<>();

    @Override
    public <R extends LedgerRecord> Optional<R> find(StateKey<R> key) {
        return Optional.ofNullable(records.get(key.text())).map(key.recordType()::cast);
    }

    @Override
    public void put(LedgerRecord record) {
        records.put(record.key().text(), record);
    }

    <R extends LedgerRecord> R get(StateKey<R> key) {
        return find(key).orElseThrow();
    }

    SortedMap<String, LedgerRecord> records() {
        return new TreeMap<>(records);
    }

    /** As Fabric would keep it. */
    SortedMap<String, byte[]> state() {
        SortedMap<String, byte[]> state = new TreeMap<>();
        records.forEach((key, record) -> state.put(key, LedgerRecordCodec.write(record)));
        return state;
    }
}
