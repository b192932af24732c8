package org.countersign.format.ledger;

/** An amount of points, from zero to 2^53 - 1. Arithmetic is exact; a result outside the range is a mistake of the program. */
public record Points(long value) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    public Points {
        Syntax.requireRange(value, 0, LedgerLimits.MAX_EXACT_INTEGER, "points");
    }

    /** An amount that moves something: at least one point. */
    public static Points positive(long value) {
        Syntax.requireRange(value, 1, LedgerLimits.MAX_EXACT_INTEGER, "points");
        return new Points(value);
    }

    /** Whether the sum can be told exactly by every reader; ask before adding what comes from outside. */
    public boolean canAdd(Points other) {
        return value + other.value <= LedgerLimits.MAX_EXACT_INTEGER;
    }

    public Points plus(Points other) {
        return new Points(value + other.value);
    }

    public Points minus(Points other) {
        return new Points(value - other.value);
    }

    public Points min(Points other) {
        return value <= other.value ? this : other;
    }

    public boolean isZero() {
        return value == 0;
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(value, other.value);
    }
}
