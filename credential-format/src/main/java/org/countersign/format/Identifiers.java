package org.countersign.format;

/** The one shape of all text identifiers, on the chain and off it. */
public final class Identifiers {
    static final int MAX_LENGTH = 64;

    private Identifiers() {}

    static String check(String kind, String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(kind + " must be 1 to 64 of A-Z a-z 0-9 _ . : -");
        }
        return value;
    }

    public static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return false;
        }
        return value.chars().allMatch(Identifiers::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_.:-".indexOf(c) >= 0;
    }
}
