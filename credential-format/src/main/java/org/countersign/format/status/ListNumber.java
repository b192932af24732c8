package org.countersign.format.status;

/** A status list inside a pass; the trust bundle says where it is published. */
public record ListNumber(int value) {
    public static final int MAX = 65_535;

    public ListNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a list number is 0 to 65535, found " + value);
        }
    }

    public static boolean isValid(long value) {
        return value >= 0 && value <= MAX;
    }
}
