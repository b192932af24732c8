package org.countersign.format.vectors;

import java.util.zip.Adler32;
import org.countersign.format.Bytes;

/** The zlib format without a compressor, whose output would depend on its version: stored blocks, and zeros by rule. */
final class StoredZlib {
    private static final int MAX_BLOCK = 65_535;
    /** A fixed Huffman block: literal zeros, then copies of 258 zeros. */
    private static final int COPY = 258;

    private StoredZlib() {}

    static Bytes stored(Bytes plain) {
        if (plain.length() > MAX_BLOCK) {
            throw new IllegalArgumentException("one stored block has 65535 bytes at most");
        }
        String length = littleEndian(plain.length()) + littleEndian(MAX_BLOCK ^ plain.length());
        return Bytes.ofHex("7801" + "01" + length + plain.hex() + adler(plain));
    }

    /** That many zeros, 13 bits for 258 of them. */
    static Bytes zeros(int count) {
        int copies = (count - 1) / COPY;
        String bits = "1" + "10"
                + "00110000".repeat(1 + (count - 1) % COPY)
                + ("11000101" + "00000").repeat(copies)
                + "0000000";
        return Bytes.ofHex("7801" + hexOf(bits) + adler(Bytes.of(new byte[count])));
    }

    /** RFC 1951, section 3.1.1: bits fill a byte from its least significant end. */
    private static String hexOf(CharSequence bits) {
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (byte) (bits.charAt(i) == '1' ? 1 << (i % 8) : 0);
        }
        return Bytes.of(bytes).hex();
    }

    private static String adler(Bytes plain) {
        Adler32 sum = new Adler32();
        sum.update(plain.toArray());
        return String.format("%08x", sum.getValue());
    }

    private static String littleEndian(int value) {
        return String.format("%02x%02x", value & 0xff, value >> 8);
    }
}
