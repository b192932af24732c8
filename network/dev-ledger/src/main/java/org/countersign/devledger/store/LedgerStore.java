package org.countersign.devledger.store;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The ledger on disk. Two writes exist, each atomic and synced before it returns: {@link #accept} and {@link #commit}. A crash between
 * them leaves an accepted envelope pending, and ordering takes it up again at the next start; a crash within one leaves nothing of it.
 */
public final class LedgerStore implements AutoCloseable {
    private final StoreGate gate = new StoreGate();
    private final Database database;
    private volatile long height;

    public LedgerStore(Path folder) throws IOException {
        database = new Database(folder);
        height = gate.enter(() -> {
            try (RocksIterator iterator = database.rocks.newIterator(database.blocks)) {
                iterator.seekToLast();
                return iterator.isValid() ? StoreKeys.number(iterator.key()) + 1 : 0;
            }
        });
    }

    /** The number of the next block. */
    public long height() {
        return height;
    }

    public Optional<Block> block(long number) {
        byte[] stored = gate.enter(() -> database.rocks.get(database.blocks, StoreKeys.number(number)));
        if (stored == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Block.parseFrom(stored));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("block " + number + " on disk is damaged", e);
        }
    }

    public Optional<TransactionRecord> transaction(String transactionId) {
        byte[] stored = gate.enter(() -> database.rocks.get(database.transactions, StoreKeys.text(transactionId)));
        if (stored == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        Version position = new Version(buffer.getLong(), buffer.getInt());
        TxValidationCode code = TxValidationCode.forNumber(buffer.getInt());
        return Optional.of(new TransactionRecord(transactionId, position, code));
    }

    public StateSnapshot snapshot() {
        return new StateSnapshot(gate, database);
    }

    /** Accepted envelopes that no block holds, in the order of acceptance. */
    public List<PendingEnvelope> pending() {
        return gate.enter(() -> {
            List<PendingEnvelope> envelopes = new ArrayList<>();
            try (RocksIterator iterator = database.rocks.newIterator(database.pending)) {
                for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                    envelopes.add(new PendingEnvelope(StoreKeys.number(iterator.key()), envelope(iterator.value())));
                }
                iterator.status();
            }
            return envelopes;
        });
    }

    public void accept(List<PendingEnvelope> envelopes) {
        write(batch -> {
            for (PendingEnvelope pending : envelopes) {
                batch.put(
                        database.pending,
                        StoreKeys.number(pending.sequence()),
                        pending.envelope().toByteArray());
            }
        });
    }

    /** Block, state, history, transaction ids and the end of waiting, in one synced write. */
    public void commit(BlockCommit commit) {
        long number = commit.block().getHeader().getNumber();
        if (number != height) {
            throw new IllegalStateException("expected block " + height + ", got " + number);
        }
        write(batch -> {
            batch.put(database.blocks, StoreKeys.number(number), commit.block().toByteArray());
            for (StateUpdate update : commit.updates()) {
                byte[] key =
                        StoreKeys.state(update.key().namespace(), update.key().key());
                if (update.isDelete()) {
                    batch.delete(database.state, key);
                } else {
                    batch.put(
                            database.state,
                            key,
                            StoreKeys.versioned(update.version(), update.value().toByteArray()));
                }
            }
            for (HistoryEntry entry : commit.history()) {
                batch.put(
                        database.history,
                        StoreKeys.history(entry.key(), entry.version()),
                        entry.modification().toByteArray());
            }
            for (TransactionRecord transaction : commit.transactions()) {
                byte[] code = ByteBuffer.allocate(4)
                        .putInt(transaction.code().getNumber())
                        .array();
                batch.put(
                        database.transactions,
                        StoreKeys.text(transaction.transactionId()),
                        StoreKeys.versioned(transaction.position(), code));
            }
            for (long sequence : commit.orderedSequences()) {
                batch.delete(database.pending, StoreKeys.number(sequence));
            }
        });
        height = number + 1;
    }

    @Override
    public void close() {
        gate.close(database::close);
    }

    private interface Fill {
        void into(WriteBatch batch) throws RocksDBException;
    }

    private void write(Fill fill) {
        gate.enter(() -> {
            try (WriteBatch batch = new WriteBatch();
                    WriteOptions options = new WriteOptions().setSync(true)) {
                fill.into(batch);
                database.rocks.write(options, batch);
                return true;
            }
        });
    }

    private static Envelope envelope(byte[] stored) {
        try {
            return Envelope.parseFrom(stored);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an accepted envelope on disk is damaged", e);
        }
    }
}
