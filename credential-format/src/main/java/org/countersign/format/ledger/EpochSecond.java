package org.countersign.format.ledger;

/** A point in time: seconds since 1970-01-01T00:00:00Z. */
public record EpochSecond(long value) implements Comparable<EpochSecond> {
    public EpochSecond {
        Syntax.requireRange(value, -LedgerLimits.MAX_EXACT_INTEGER, LedgerLimits.MAX_EXACT_INTEGER, "a time");
    }

    public boolean isAfter(EpochSecond other) {
        return value > other.value;
    }

    @Override
    public int compareTo(EpochSecond other) {
        return Long.compare(value, other.value);
    }
}
