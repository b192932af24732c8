package org.countersign.format.cose;

import java.nio.charset.StandardCharsets;
import org.countersign.format.Bytes;

/**
 * The bytes that are signed (RFC 9052, section 4.4): an array of four strings in deterministic CBOR. Written by hand, because
 * each check makes one, and the way through a tree of items costs as much as all other parsing of a pass.
 */
final class SigStructure {
    private static final int TEXT = 3 << 5;
    private static final int BYTES = 2 << 5;
    private static final int ARRAY_OF_FOUR = 4 << 5 | 4;
    private static final int LONGEST_HEAD = 5;
    private static final byte[] CONTEXT = CoseLabels.SIGNATURE_CONTEXT.getBytes(StandardCharsets.US_ASCII);

    private final byte[] out;
    private int at;

    private SigStructure(int most) {
        this.out = new byte[most];
    }

    static Bytes of(Bytes protectedHeader, Bytes externalData, Bytes payload) {
        int strings = CONTEXT.length + protectedHeader.length() + externalData.length() + payload.length();
        SigStructure structure = new SigStructure(1 + 4 * LONGEST_HEAD + strings);
        structure.out[structure.at++] = (byte) ARRAY_OF_FOUR;
        structure.write(TEXT, CONTEXT);
        structure.write(BYTES, protectedHeader.toArray());
        structure.write(BYTES, externalData.toArray());
        structure.write(BYTES, payload.toArray());
        return Bytes.of(structure.out).slice(0, structure.at);
    }

    private void write(int major, byte[] string) {
        head(major, string.length);
        System.arraycopy(string, 0, out, at, string.length);
        at += string.length;
    }

    private void head(int major, int length) {
        if (length < 24) {
            out[at++] = (byte) (major | length);
        } else if (length < 1 << 8) {
            out[at++] = (byte) (major | 24);
            out[at++] = (byte) length;
        } else if (length < 1 << 16) {
            out[at++] = (byte) (major | 25);
            out[at++] = (byte) (length >> 8);
            out[at++] = (byte) length;
        } else {
            out[at++] = (byte) (major | 26);
            out[at++] = (byte) (length >> 24);
            out[at++] = (byte) (length >> 16);
            out[at++] = (byte) (length >> 8);
            out[at++] = (byte) length;
        }
    }
}
