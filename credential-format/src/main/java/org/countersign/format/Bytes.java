package org.countersign.format;

import java.util.Arrays;

/** Bytes that cannot change: copied in, copied out, compared by content. Hex is written out: the browser lacks HexFormat. */
public final class Bytes {
    private static final String HEX = "0123456789abcdef";

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /** From lower-case or upper-case hex; for constants and tests. */
    public static Bytes ofHex(String hex) {
        if (hex.length() % 2 != 0) {
            throw new IllegalArgumentException("hex has two digits for a byte");
        }
        byte[] value = new byte[hex.length() / 2];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (digit(hex.charAt(2 * i)) << 4 | digit(hex.charAt(2 * i + 1)));
        }
        return new Bytes(value);
    }

    public int length() {
        return value.length;
    }

    public byte[] toArray() {
        return value.clone();
    }

    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(value, from, to));
    }

    public String hex() {
        StringBuilder hex = new StringBuilder(2 * value.length);
        for (byte b : value) {
            hex.append(HEX.charAt(b >> 4 & 0xf)).append(HEX.charAt(b & 0xf));
        }
        return hex.toString();
    }

    private static int digit(char c) {
        int digit = HEX.indexOf(c >= 'A' && c <= 'F' ? (char) (c + 'a' - 'A') : c);
        if (digit < 0) {
            throw new IllegalArgumentException("not a hex digit");
        }
        return digit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** The length only: bytes may be personal data. */
    @Override
    public String toString() {
        return "Bytes[" + value.length + "]";
    }
}
