package org.countersign.counter.desk;

import java.util.Map;
import org.countersign.format.Bytes;
import org.countersign.format.status.ListNumber;

/** What was fetched for a desk, not believed yet: a trust bundle and status lists by their numbers. */
public record DeskUpdate(Bytes bundle, Map<ListNumber, Bytes> statusLists) {
    public DeskUpdate {
        statusLists = Map.copyOf(statusLists);
    }
}
