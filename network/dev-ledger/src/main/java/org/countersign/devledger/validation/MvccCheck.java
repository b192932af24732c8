package org.countersign.devledger.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.devledger.store.StateEntry;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateSnapshot;
import org.countersign.devledger.store.StateUpdate;
import org.countersign.devledger.store.Version;
import org.countersign.devledger.store.VersionedValue;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Step 9 for one block: transactions in order, each against the committed state plus what earlier valid ones of the block wrote. */
final class MvccCheck {
    private final StateSnapshot committed;
    private final TreeMap<StateKey, StateUpdate> updates = new TreeMap<>();

    MvccCheck(StateSnapshot committed) {
        this.committed = committed;
    }

    /** The code of the transaction; when it is VALID, its writes count for those that follow. */
    TxValidationCode apply(List<NamespaceSet> sets, Version version) {
        for (NamespaceSet set : sets) {
            for (KVRead read : set.set().getReadsList()) {
                if (!isUnchanged(new StateKey(set.namespace(), read.getKey()), seen(read))) {
                    return TxValidationCode.MVCC_READ_CONFLICT;
                }
            }
            for (RangeQueryInfo range : set.set().getRangeQueriesInfoList()) {
                if (!isUnchanged(set.namespace(), range)) {
                    return TxValidationCode.PHANTOM_READ_CONFLICT;
                }
            }
        }
        for (NamespaceSet set : sets) {
            for (KVWrite write : set.set().getWritesList()) {
                StateKey key = new StateKey(set.namespace(), write.getKey());
                var value = write.getIsDelete() ? ByteString.EMPTY : write.getValue();
                updates.put(key, new StateUpdate(key, version, value));
            }
        }
        return TxValidationCode.VALID;
    }

    SortedMap<StateKey, StateUpdate> updates() {
        return updates;
    }

    private boolean isUnchanged(StateKey key, Optional<Version> seen) {
        return !updates.containsKey(key)
                && committed.get(key).map(VersionedValue::version).equals(seen);
    }

    private boolean isUnchanged(String namespace, RangeQueryInfo range) {
        List<KVRead> seen = range.getRawReads().getKvReadsList();
        if (!range.getItrExhausted() && seen.isEmpty()) {
            return true;
        }
        // A transaction that stopped early has seen its last key, but nothing behind it.
        String end = range.getItrExhausted() ? range.getEndKey() : range.getEndKey() + '\u0000';
        CurrentRange current = new CurrentRange(namespace, range.getStartKey(), end);
        for (KVRead read : seen) {
            Optional<StateEntry> entry = current.next();
            if (entry.isEmpty()
                    || !entry.get().key().equals(read.getKey())
                    || !Optional.of(entry.get().version()).equals(seen(read))) {
                return false;
            }
        }
        return current.next().isEmpty();
    }

    private static Optional<Version> seen(KVRead read) {
        if (!read.hasVersion()) {
            return Optional.empty();
        }
        long transaction = read.getVersion().getTxNum();
        // No block has so many transactions: a version that nothing on the ledger has.
        boolean impossible = transaction < 0 || transaction > Integer.MAX_VALUE;
        return Optional.of(new Version(read.getVersion().getBlockNum(), impossible ? -1 : (int) transaction));
    }

    /** The range as it is now: committed entries merged with the block's updates. */
    private final class CurrentRange {
        private static final int PAGE = 200;

        private final String namespace;
        private final String end;
        private final Deque<StateEntry> page = new ArrayDeque<>();
        private final Iterator<StateUpdate> updated;
        private String resumeAt;
        private boolean exhausted;
        private Optional<StateUpdate> nextUpdate;

        CurrentRange(String namespace, String start, String end) {
            this.namespace = namespace;
            this.end = end;
            this.resumeAt = start;
            this.updated = updatesOf(namespace, start, end);
            this.nextUpdate = advance();
        }

        Optional<StateEntry> next() {
            while (true) {
                fill();
                StateEntry stored = page.peek();
                if (nextUpdate.isEmpty()) {
                    return Optional.ofNullable(page.poll());
                }
                StateUpdate update = nextUpdate.get();
                int order = stored == null
                        ? 1
                        : StateKey.UTF8_ORDER.compare(stored.key(), update.key().key());
                if (order < 0) {
                    return Optional.of(page.remove());
                }
                if (order == 0) {
                    page.remove();
                }
                nextUpdate = advance();
                if (!update.isDelete()) {
                    return Optional.of(new StateEntry(update.key().key(), update.version(), update.value()));
                }
            }
        }

        private void fill() {
            if (page.isEmpty() && !exhausted) {
                page.addAll(committed.range(namespace, resumeAt, end, PAGE));
                exhausted = page.size() < PAGE;
                if (!page.isEmpty()) {
                    resumeAt = page.getLast().key() + '\u0000';
                }
            }
        }

        private Optional<StateUpdate> advance() {
            return updated.hasNext() ? Optional.of(updated.next()) : Optional.empty();
        }
    }

    private Iterator<StateUpdate> updatesOf(String namespace, String start, String end) {
        return updates.tailMap(new StateKey(namespace, start)).values().stream()
                .takeWhile(update -> update.key().namespace().equals(namespace)
                        && (end.isEmpty()
                                || StateKey.UTF8_ORDER.compare(update.key().key(), end) < 0))
                .iterator();
    }
}
