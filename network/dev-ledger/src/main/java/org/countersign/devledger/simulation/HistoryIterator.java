package org.countersign.devledger.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.countersign.devledger.store.HistoryEntry;
import org.countersign.devledger.store.StateKey;
import org.countersign.devledger.store.StateSnapshot;
import org.countersign.devledger.store.Version;

/** The modifications of one key, newest first. History takes no part in conflict detection, so nothing is noted. */
final class HistoryIterator implements ResultsIterator {
    private static final int PAGE = 101;

    private final StateSnapshot snapshot;
    private final StateKey key;
    private final Deque<HistoryEntry> page = new ArrayDeque<>();
    private Optional<Version> last = Optional.empty();
    private boolean storeExhausted;

    HistoryIterator(StateSnapshot snapshot, StateKey key) {
        this.snapshot = snapshot;
        this.key = key;
    }

    @Override
    public Optional<ByteString> next() {
        if (page.isEmpty() && !storeExhausted) {
            page.addAll(snapshot.history(key, last, PAGE));
            storeExhausted = page.size() < PAGE;
            last = Optional.ofNullable(page.peekLast()).map(HistoryEntry::version);
        }
        return Optional.ofNullable(page.poll())
                .map(entry -> entry.modification().toByteString());
    }

    @Override
    public String bookmark() {
        throw new IllegalStateException("history is not paginated");
    }
}
