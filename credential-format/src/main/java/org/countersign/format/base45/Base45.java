package org.countersign.format.base45;

import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** Base45, strict: every byte string has exactly one text and every other text is refused. */
public final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;
    private static final int ASCII = 128;
    private static final byte[] VALUES = values();

    private Base45() {}

    public static String encode(Bytes bytes) {
        byte[] in = bytes.toArray();
        StringBuilder out = new StringBuilder(in.length / 2 * 3 + 2);
        for (int i = 0; i + 1 < in.length; i += 2) {
            int pair = (in[i] & 0xff) << 8 | (in[i + 1] & 0xff);
            append(out, pair, 3);
        }
        if (in.length % 2 == 1) {
            append(out, in[in.length - 1] & 0xff, 2);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int value, int digits) {
        int rest = value;
        for (int i = 0; i < digits; i++) {
            out.append(ALPHABET.charAt(rest % BASE));
            rest /= BASE;
        }
    }

    public static Bytes decode(String text) throws FormatException {
        int length = text.length();
        if (length % 3 == 1) {
            throw new FormatException(FormatCode.BASE45_LENGTH, "one character is left over");
        }
        byte[] out = new byte[length / 3 * 2 + length % 3 / 2];
        int written = 0;
        int at = 0;
        for (; at + 3 <= length; at += 3) {
            int pair = value(text, at) + BASE * value(text, at + 1) + BASE * BASE * value(text, at + 2);
            requireAtMost(pair, 0xffff);
            out[written++] = (byte) (pair >> 8);
            out[written++] = (byte) pair;
        }
        if (at < length) {
            int single = value(text, at) + BASE * value(text, at + 1);
            requireAtMost(single, 0xff);
            out[written] = (byte) single;
        }
        return Bytes.of(out);
    }

    private static void requireAtMost(int value, int max) throws FormatException {
        if (value > max) {
            throw new FormatException(FormatCode.BASE45_VALUE, "a group is larger than its bytes");
        }
    }

    private static int value(String text, int at) throws FormatException {
        char c = text.charAt(at);
        if (c >= ASCII || VALUES[c] < 0) {
            throw new FormatException(FormatCode.BASE45_CHARACTER, "at position " + at);
        }
        return VALUES[c];
    }

    private static byte[] values() {
        byte[] values = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            values[c] = (byte) ALPHABET.indexOf(c);
        }
        return values;
    }
}
