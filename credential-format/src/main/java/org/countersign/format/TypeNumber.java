package org.countersign.format;

/** A certificate type inside a pass. Below 24 it costs one byte. */
public record TypeNumber(int value) {
    public static final int MAX = 65_535;

    public TypeNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a type number is 0 to 65535, found " + value);
        }
    }

    public static boolean isValid(long value) {
        return value >= 0 && value <= MAX;
    }
}
