package org.countersign.devledger.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * The world state and history as of one height, whatever commits meanwhile. Results come in pages, and no native iterator outlives a
 * call: an abandoned transaction leaves nothing open but the snapshot, which its owner closes.
 */
public final class StateSnapshot implements AutoCloseable {
    private final StoreGate gate;
    private final Database database;
    private final Snapshot snapshot;
    private boolean closed;

    StateSnapshot(StoreGate gate, Database database) {
        this.gate = gate;
        this.database = database;
        this.snapshot = gate.enter(database.rocks::getSnapshot);
    }

    public Optional<VersionedValue> get(StateKey key) {
        return read(options -> Optional.ofNullable(
                        database.rocks.get(database.state, options, StoreKeys.state(key.namespace(), key.key())))
                .map(stored -> new VersionedValue(StoreKeys.version(stored), value(stored))));
    }

    /** At most {@code limit} entries with start <= key < end; an empty end means the end of the namespace. */
    public List<StateEntry> range(String namespace, String start, String end, int limit) {
        byte[] last = end.isEmpty() ? StoreKeys.stateEnd(namespace) : StoreKeys.state(namespace, end);
        return read(options -> {
            List<StateEntry> entries = new ArrayList<>();
            try (Slice bound = new Slice(last);
                    RocksIterator iterator =
                            database.rocks.newIterator(database.state, options.setIterateUpperBound(bound))) {
                iterator.seek(StoreKeys.state(namespace, start));
                while (iterator.isValid() && entries.size() < limit) {
                    byte[] stored = iterator.value();
                    entries.add(new StateEntry(
                            StoreKeys.stateKey(namespace, iterator.key()), StoreKeys.version(stored), value(stored)));
                    iterator.next();
                }
                iterator.status();
            }
            return entries;
        });
    }

    /** At most {@code limit} modifications of the key, newest first, older than {@code before} if that is given. */
    public List<HistoryEntry> history(StateKey key, Optional<Version> before, int limit) {
        byte[] prefix = StoreKeys.historyPrefix(key);
        byte[] seek = before.map(version -> StoreKeys.history(key, version)).orElse(prefix);
        return read(options -> {
            List<HistoryEntry> entries = new ArrayList<>();
            try (RocksIterator iterator = database.rocks.newIterator(database.history, options)) {
                iterator.seek(seek);
                while (iterator.isValid() && entries.size() < limit && StoreKeys.startsWith(iterator.key(), prefix)) {
                    Version version = StoreKeys.historyVersion(iterator.key());
                    if (before.isEmpty() || !before.get().equals(version)) {
                        entries.add(new HistoryEntry(key, version, modification(iterator.value())));
                    }
                    iterator.next();
                }
                iterator.status();
            }
            return entries;
        });
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            gate.enterIfOpen(() -> database.rocks.releaseSnapshot(snapshot));
        }
    }

    private interface Read<T> {
        T run(ReadOptions options) throws org.rocksdb.RocksDBException;
    }

    private synchronized <T> T read(Read<T> read) {
        if (closed) {
            throw new IllegalStateException("the snapshot is closed");
        }
        return gate.enter(() -> {
            try (ReadOptions options = new ReadOptions().setSnapshot(snapshot)) {
                return read.run(options);
            }
        });
    }

    private static ByteString value(byte[] stored) {
        return ByteString.copyFrom(stored, 12, stored.length - 12);
    }

    private static KeyModification modification(byte[] stored) {
        try {
            return KeyModification.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the history on disk is damaged", e);
        }
    }
}
