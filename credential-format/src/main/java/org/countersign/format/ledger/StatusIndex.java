package org.countersign.format.ledger;

/** A place in a status list. It belongs to one copy of one certificate for ever. */
public record StatusIndex(int list, int index) {
    public StatusIndex {
        Syntax.requireRange(list, 0, Integer.MAX_VALUE, "the number of a status list");
        Syntax.requireRange(index, 0, LedgerLimits.STATUS_LIST_ENTRIES - 1, "an index in a status list");
    }

    /** The same from numbers of any size. */
    static StatusIndex of(long list, long index) {
        Syntax.requireRange(list, 0, Integer.MAX_VALUE, "the number of a status list");
        Syntax.requireRange(index, 0, LedgerLimits.STATUS_LIST_ENTRIES - 1, "an index in a status list");
        return new StatusIndex((int) list, (int) index);
    }
}
