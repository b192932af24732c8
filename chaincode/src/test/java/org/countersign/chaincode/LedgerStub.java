package org.countersign.chaincode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.countersign.format.Bytes;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/**
 * One simulation over a committed state: reads see the state as it was, never what was put, as on a peer. Remembers what was read and
 * written, in order.
 */
public final class LedgerStub extends UnsupportedStub {
    private final SortedMap<String, byte[]> committed;
    private final Function<String, List<KeyModification>> history;
    private final byte[] creator;
    private final String transaction;
    private final List<byte[]> arguments;
    private final List<String> reads = new ArrayList<>();
    private final Map<String, byte[]> writes = new TreeMap<>();
    private final List<String> writeOrder = new ArrayList<>();

    public LedgerStub(SortedMap<String, byte[]> committed) {
        this(committed, _ -> List.of(), new byte[0], "tx", List.of());
    }

    LedgerStub(
            SortedMap<String, byte[]> committed,
            Function<String, List<KeyModification>> history,
            byte[] creator,
            String transaction,
            List<byte[]> arguments) {
        this.committed = new TreeMap<>(committed);
        this.history = history;
        this.creator = creator;
        this.transaction = transaction;
        this.arguments = arguments;
    }

    public List<String> reads() {
        return reads;
    }

    public Map<String, byte[]> writes() {
        return writes;
    }

    public List<String> writeOrder() {
        return writeOrder;
    }

    @Override
    public byte[] getState(String key) {
        reads.add(key);
        return committed.getOrDefault(key, new byte[0]).clone();
    }

    @Override
    public void putState(String key, byte[] value) {
        writes.put(key, value.clone());
        writeOrder.add(key);
    }

    @Override
    public List<byte[]> getArgs() {
        return arguments;
    }

    @Override
    public byte[] getCreator() {
        return creator.clone();
    }

    @Override
    public String getTxId() {
        return transaction;
    }

    @Override
    public Instant getTxTimestamp() {
        return Instant.ofEpochSecond(1_000_000);
    }

    @Override
    public QueryResultsIterator<KeyModification> getHistoryForKey(String key) {
        return new ListResults<>(history.apply(key), "");
    }

    @Override
    public QueryResultsIteratorWithMetadata<KeyValue> getStateByPartialCompositeKeyWithPagination(
            CompositeKey prefix, int pageSize, String bookmark) {
        String from = bookmark.isEmpty() ? prefix.toString() : bookmark;
        List<KeyValue> page = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : committed.tailMap(from).entrySet()) {
            if (!entry.getKey().startsWith(prefix.toString())) {
                break;
            }
            if (page.size() == pageSize) {
                return new ListResults<>(page, entry.getKey());
            }
            page.add(new Entry(entry.getKey(), Bytes.of(entry.getValue())));
        }
        return new ListResults<>(page, "");
    }

    private record Entry(String key, Bytes value) implements KeyValue {
        @Override
        public String getKey() {
            return key;
        }

        @Override
        public byte[] getValue() {
            return value.toArray();
        }

        @Override
        public String getStringValue() {
            return new String(value.toArray(), StandardCharsets.UTF_8);
        }
    }
}
