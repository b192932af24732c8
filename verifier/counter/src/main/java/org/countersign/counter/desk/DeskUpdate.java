package org.countersign.counter.desk;

import java.util.Map;
import org.countersign.format.Bytes;
import org.countersign.format.status.ListNumber;
import org.countersign.format.trust.RootChanges;

/**
 * What was fetched for a desk, not believed yet: the published changes of the root, a trust bundle, and status lists by their
 * numbers.
 */
public record DeskUpdate(Bytes rootChanges, Bytes bundle, Map<ListNumber, Bytes> statusLists) {
    public DeskUpdate {
        statusLists = Map.copyOf(statusLists);
    }

    /** Of a root that has never changed. */
    public DeskUpdate(Bytes bundle, Map<ListNumber, Bytes> statusLists) {
        this(RootChanges.NONE.write(), bundle, statusLists);
    }
}
