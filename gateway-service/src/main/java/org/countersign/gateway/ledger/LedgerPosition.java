package org.countersign.gateway.ledger;

import java.util.Comparator;

/** Where something stands on the chain: the block, and the index of the transaction in it. */
public record LedgerPosition(long block, int transaction) implements Comparable<LedgerPosition> {
    private static final Comparator<LedgerPosition> CHAIN_ORDER =
            Comparator.comparingLong(LedgerPosition::block).thenComparingInt(LedgerPosition::transaction);

    /** Before the first transaction of the first block. */
    public static final LedgerPosition START = new LedgerPosition(0, 0);

    public LedgerPosition {
        if (block < 0 || transaction < 0) {
            throw new IllegalArgumentException("a ledger position is not negative, found " + block + "/" + transaction);
        }
    }

    @Override
    public int compareTo(LedgerPosition other) {
        return CHAIN_ORDER.compare(this, other);
    }
}
