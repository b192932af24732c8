package org.countersign.format.ledger;

/** What an operation adds to the totals of its scheme, negative when it takes back. Issued is always the sum of what is outstanding,
 * redeemed and expired. */
public record Effect(long issued, long redeemed, long expired) {
    public static final Effect NONE = new Effect(0, 0, 0);

    public static Effect issued(long points) {
        return new Effect(points, 0, 0);
    }

    public static Effect redeemed(long points) {
        return new Effect(0, points, 0);
    }

    public static Effect expired(long points) {
        return new Effect(0, 0, points);
    }

    /** The sum; {@link ArithmeticException} when 64 bits do not hold it. */
    public Effect plus(Effect other) {
        return new Effect(
                Math.addExact(issued, other.issued),
                Math.addExact(redeemed, other.redeemed),
                Math.addExact(expired, other.expired));
    }

    /** Points that are in accounts; {@link ArithmeticException} when 64 bits do not hold it. */
    public long outstanding() {
        return Math.subtractExact(Math.subtractExact(issued, redeemed), expired);
    }
}
