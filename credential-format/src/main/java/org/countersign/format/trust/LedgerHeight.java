package org.countersign.format.trust;

/** How many blocks of the ledger stand behind a statement. */
public record LedgerHeight(long value) implements Comparable<LedgerHeight> {
    public LedgerHeight {
        if (value < 0) {
            throw new IllegalArgumentException("a height is not negative");
        }
    }

    @Override
    public int compareTo(LedgerHeight other) {
        return Long.compare(value, other.value);
    }
}
