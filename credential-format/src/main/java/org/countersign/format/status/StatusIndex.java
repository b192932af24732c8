package org.countersign.format.status;

/** The place of one copy of a certificate in its status list; drawn at random and never used twice. */
public record StatusIndex(int value) {
    public static final int MAX = (1 << 24) - 1;

    public StatusIndex {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a status index is 0 to 16777215, found " + value);
        }
    }

    public static boolean isValid(long value) {
        return value >= 0 && value <= MAX;
    }
}
