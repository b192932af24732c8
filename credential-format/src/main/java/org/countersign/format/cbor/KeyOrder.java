package org.countersign.format.cbor;

/** Bytewise, unsigned, shorter first when one begins with the other (RFC 8949, section 4.2.1). The browser lacks the JDK's. */
final class KeyOrder {
    private KeyOrder() {}

    static int compare(byte[] a, byte[] b) {
        int common = Math.min(a.length, b.length);
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(a[i] & 0xff, b[i] & 0xff);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
