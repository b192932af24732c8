package org.countersign.devledger.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.countersign.devledger.store.BlockCommit;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.store.TransactionRecord;

/** Who waits for which transaction. */
public final class CommitStatuses {
    private final LedgerStore store;
    private final Map<String, Set<Waiting>> waiting = new ConcurrentHashMap<>();

    public CommitStatuses(LedgerStore store) {
        this.store = store;
    }

    /** One client's wait for one transaction. */
    static final class Waiting {
        private final String transactionId;
        private final CompletableFuture<TransactionRecord> result = new CompletableFuture<>();

        Waiting(String transactionId) {
            this.transactionId = transactionId;
        }

        /** Completes with what became of the transaction. */
        CompletableFuture<TransactionRecord> result() {
            return result;
        }
    }

    /** Waits for a transaction; not at all when it is on the ledger. Must be ended with {@link #forget}. */
    Waiting await(String transactionId) {
        Waiting one = new Waiting(transactionId);
        // Registered first, then looked up: a commit between the two is not missed.
        waiting.compute(transactionId, (_, others) -> {
            Set<Waiting> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(one);
            return all;
        });
        store.transaction(transactionId).ifPresent(one.result::complete);
        return one;
    }

    void forget(Waiting one) {
        waiting.computeIfPresent(one.transactionId, (_, others) -> {
            others.remove(one);
            return others.isEmpty() ? null : others;
        });
    }

    /** Called after each commit. */
    public void committed(BlockCommit commit) {
        for (TransactionRecord transaction : commit.transactions()) {
            Set<Waiting> all = waiting.remove(transaction.transactionId());
            if (all != null) {
                all.forEach(one -> one.result.complete(transaction));
            }
        }
    }
}
