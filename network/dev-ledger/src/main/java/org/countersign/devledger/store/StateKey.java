package org.countersign.devledger.store;

import java.util.Comparator;

/** A key of the world state. Ordered as Fabric orders keys: by namespace, then by the key's UTF-8 bytes. */
public record StateKey(String namespace, String key) implements Comparable<StateKey> {
    /** The order of UTF-8 bytes, which is the order of code points and not that of {@link String#compareTo}. */
    public static final Comparator<String> UTF8_ORDER = StateKey::compareUtf8;

    private static final Comparator<StateKey> ORDER =
            Comparator.comparing(StateKey::namespace, UTF8_ORDER).thenComparing(StateKey::key, UTF8_ORDER);

    @Override
    public int compareTo(StateKey other) {
        return ORDER.compare(this, other);
    }

    private static int compareUtf8(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points above U+FFFF, so they sort after every other unit. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
