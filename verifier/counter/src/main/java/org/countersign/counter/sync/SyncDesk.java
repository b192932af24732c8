package org.countersign.counter.sync;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.desk.DeskUpdate;
import org.countersign.format.Bytes;
import org.countersign.format.status.ListNumber;

/** Brings a desk up to date: asks for everything first, then hands it over at once. */
public final class SyncDesk {
    private final TrustSource source;
    private final DeskStore store;

    public SyncDesk(TrustSource source, DeskStore store) {
        this.source = source;
        this.store = store;
    }

    /** Pins the root that the source names. Call it where the way to the source is trusted: on the same machine, or beside it. */
    public void enrol() throws IOException, DeskException {
        store.enrol(source.root());
    }

    /**
     * Follows the root where it changed, and takes the bundle and its lists. Two passes, because only a verified bundle says which
     * status lists there are.
     */
    public void sync() throws IOException, DeskException {
        Bytes changes = source.rootChanges();
        Bytes bundle = source.bundle();
        store.update(new DeskUpdate(changes, bundle, Map.of()));
        Map<ListNumber, Bytes> lists = new HashMap<>();
        for (ListNumber list : store.listNumbers()) {
            lists.put(list, source.statusList(list));
        }
        store.update(new DeskUpdate(changes, bundle, lists));
    }
}
