package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.countersign.devledger.store.BlockCommit;
import org.countersign.devledger.store.HistoryEntry;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.PendingEnvelope;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateSnapshot;
import org.countersign.devledger.store.TransactionRecord;
import org.countersign.devledger.store.Version;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Turns one batch after the other into a validated block on disk. Only one thread may call it. */
public final class Committer {
    private final LedgerStore store;
    private final TransactionChecks checks;
    private final Consumer<BlockCommit> committed;
    private ByteString previousHeaderHash;
    private ByteString previousCommitHash;

    /** @param committed told of each block after it is on disk; also of block 0 */
    public Committer(ValidationSetup setup, LedgerStore store, Block configBlock, Consumer<BlockCommit> committed) {
        this.store = store;
        this.checks = new TransactionChecks(setup, store);
        this.committed = committed;
        if (store.height() == 0) {
            BlockCommit first = new BlockCommit(configBlock, List.of(), List.of(), List.of(), List.of());
            store.commit(first);
            committed.accept(first);
        }
        Block last = store.block(store.height() - 1)
                .orElseThrow(() -> new IllegalStateException("the last block is missing"));
        previousHeaderHash = BlockHashes.header(last.getHeader());
        previousCommitHash = commitHash(last);
    }

    public void commit(List<PendingEnvelope> batch) {
        long number = store.height();
        // The signatures take most of the time, and each transaction's are independent of the others'.
        List<CheckedTransaction> transactions = batch.parallelStream()
                .map(pending -> checks.check(pending.envelope()))
                .toList();
        List<TxValidationCode> codes = new ArrayList<>(batch.size());
        List<HistoryEntry> history = new ArrayList<>();
        try (StateSnapshot state = store.snapshot()) {
            MvccCheck mvcc = new MvccCheck(state);
            Set<String> passedIds = new HashSet<>();
            for (int i = 0; i < transactions.size(); i++) {
                CheckedTransaction transaction = transactions.get(i);
                Version version = new Version(number, i);
                TxValidationCode code = transaction.code();
                if (transaction.passed()) {
                    // Step 8: the id of an earlier one that passed the steps before, whatever becomes of it below.
                    code = passedIds.add(transaction.transactionId())
                            ? mvcc.apply(transaction.sets(), version)
                            : TxValidationCode.DUPLICATE_TXID;
                }
                codes.add(code);
                if (code == TxValidationCode.VALID) {
                    addHistory(history, transaction, version);
                }
            }
            var updates = mvcc.updates();
            ByteString filter = filter(codes);
            previousCommitHash = CommitHash.of(filter, updates, previousCommitHash);
            Block block = Blocks.assemble(
                    number, previousHeaderHash, batch, filter, Blocks.commitHashMetadata(previousCommitHash));
            BlockCommit commit = new BlockCommit(
                    block,
                    updates.values(),
                    history,
                    records(number, transactions, codes),
                    batch.stream().map(PendingEnvelope::sequence).toList());
            store.commit(commit);
            previousHeaderHash = BlockHashes.header(block.getHeader());
            committed.accept(commit);
        }
    }

    private static void addHistory(List<HistoryEntry> history, CheckedTransaction transaction, Version version) {
        for (NamespaceSet set : transaction.sets()) {
            for (KVWrite write : set.set().getWritesList()) {
                history.add(new HistoryEntry(
                        new StateKey(set.namespace(), write.getKey()),
                        version,
                        KeyModification.newBuilder()
                                .setTxId(transaction.transactionId())
                                .setTimestamp(transaction.timestamp())
                                .setIsDelete(write.getIsDelete())
                                .setValue(write.getValue())
                                .build()));
            }
        }
    }

    /** An id that is on the ledger keeps its first record; those of invalid transactions count as used too. */
    private List<TransactionRecord> records(
            long number, List<CheckedTransaction> transactions, List<TxValidationCode> codes) {
        Map<String, TransactionRecord> records = new HashMap<>();
        for (int i = 0; i < transactions.size(); i++) {
            String id = transactions.get(i).transactionId();
            if (!id.isEmpty()
                    && !records.containsKey(id)
                    && store.transaction(id).isEmpty()) {
                records.put(id, new TransactionRecord(id, new Version(number, i), codes.get(i)));
            }
        }
        return new ArrayList<>(records.values());
    }

    private static ByteString filter(List<TxValidationCode> codes) {
        byte[] filter = new byte[codes.size()];
        for (int i = 0; i < filter.length; i++) {
            filter[i] = (byte) codes.get(i).getNumber();
        }
        return ByteString.copyFrom(filter);
    }

    private static ByteString commitHash(Block block) {
        try {
            return Metadata.parseFrom(block.getMetadata().getMetadata(BlockMetadataIndex.COMMIT_HASH_VALUE))
                    .getValue();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the metadata of the last block is damaged", e);
        }
    }
}
