package org.countersign.devledger.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.countersign.devledger.store.StateEntry;
import org.countersign.devledger.store.StateSnapshot;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/** A range of the world state, which notes what the transaction saw of it so that validation can find phantoms. */
final class RangeIterator implements ResultsIterator {
    private static final int PAGE = 101;

    private final StateSnapshot snapshot;
    private final String namespace;
    private final String endKey;
    private final Deque<StateEntry> page = new ArrayDeque<>();
    private String resumeAt;
    private boolean storeExhausted;

    private final RangeQueryInfo.Builder info;
    private final QueryReads.Builder reads = QueryReads.newBuilder();

    RangeIterator(StateSnapshot snapshot, String namespace, String startKey, String endKey) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.endKey = endKey;
        this.resumeAt = startKey;
        this.info = RangeQueryInfo.newBuilder().setStartKey(startKey);
    }

    @Override
    public Optional<ByteString> next() {
        fill();
        StateEntry entry = page.poll();
        if (entry == null) {
            info.setItrExhausted(true).setEndKey(endKey);
            return Optional.empty();
        }
        reads.addKvReads(KVRead.newBuilder().setKey(entry.key()).setVersion(ReadWriteSets.version(entry.version())));
        // The transaction may stop here, so what it has seen ends here for now.
        info.setEndKey(entry.key());
        return Optional.of(KV.newBuilder()
                .setNamespace(namespace)
                .setKey(entry.key())
                .setValue(entry.value())
                .build()
                .toByteString());
    }

    @Override
    public String bookmark() {
        fill();
        StateEntry following = page.peek();
        return following == null ? "" : following.key();
    }

    /** Always raw reads: Fabric's Merkle summary above 50 results saves space, and a single process need not. */
    RangeQueryInfo info() {
        return info.clone().setRawReads(reads).build();
    }

    private void fill() {
        if (!page.isEmpty() || storeExhausted) {
            return;
        }
        page.addAll(snapshot.range(namespace, resumeAt, endKey, PAGE));
        storeExhausted = page.size() < PAGE;
        if (!page.isEmpty()) {
            // The smallest key after the last one.
            resumeAt = page.getLast().key() + '\u0000';
        }
    }
}
