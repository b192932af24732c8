package org.countersign.devledger.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.Version;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** Collects what a transaction read and wrote, and emits it as Fabric does: everything sorted, nothing twice. */
final class ReadWriteSets {
    private final SortedMap<StateKey, Optional<Version>> reads = new TreeMap<>();
    private final SortedMap<StateKey, ByteString> writes = new TreeMap<>();
    private final Map<String, List<RangeIterator>> ranges = new TreeMap<>(StateKey.UTF8_ORDER);

    void read(StateKey key, Optional<Version> version) {
        reads.put(key, version);
    }

    void write(StateKey key, ByteString value) {
        writes.put(key, value);
    }

    void range(String namespace, RangeIterator iterator) {
        ranges.computeIfAbsent(namespace, absent -> new ArrayList<>()).add(iterator);
    }

    TxReadWriteSet toProto() {
        SortedSet<String> namespaces = new TreeSet<>(StateKey.UTF8_ORDER);
        reads.keySet().forEach(key -> namespaces.add(key.namespace()));
        writes.keySet().forEach(key -> namespaces.add(key.namespace()));
        namespaces.addAll(ranges.keySet());

        TxReadWriteSet.Builder result = TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV);
        for (String namespace : namespaces) {
            result.addNsRwset(NsReadWriteSet.newBuilder()
                    .setNamespace(namespace)
                    .setRwset(namespaceSet(namespace).toByteString()));
        }
        return result.build();
    }

    private KVRWSet namespaceSet(String namespace) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        reads.forEach((key, version) -> {
            if (key.namespace().equals(namespace)) {
                KVRead.Builder read = KVRead.newBuilder().setKey(key.key());
                version.ifPresent(seen -> read.setVersion(version(seen)));
                set.addReads(read);
            }
        });
        ranges.getOrDefault(namespace, List.of()).forEach(range -> set.addRangeQueriesInfo(range.info()));
        writes.forEach((key, value) -> {
            if (key.namespace().equals(namespace)) {
                set.addWrites(KVWrite.newBuilder()
                        .setKey(key.key())
                        .setIsDelete(value.isEmpty())
                        .setValue(value));
            }
        });
        return set.build();
    }

    static org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version version(Version version) {
        return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(version.block())
                .setTxNum(version.transaction())
                .build();
    }
}
