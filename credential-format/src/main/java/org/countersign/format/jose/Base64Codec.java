package org.countersign.format.jose;

import java.io.ByteArrayOutputStream;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * Base64, strict: every byte string has exactly one text and every other text is refused. Left-over bits must be zero, white space and
 * line ends are refused.
 */
public enum Base64Codec {
    /** The parts of a JWS: RFC 7515 §2, never padded. */
    URL("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", false),
    /** Certificates in {@code x5c} and integrity strings: RFC 4648 §4, always padded. */
    STANDARD("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", true);

    private static final int QUANTUM = 4;

    private final String alphabet;
    private final boolean padded;

    Base64Codec(String alphabet, boolean padded) {
        this.alphabet = alphabet;
        this.padded = padded;
    }

    public String encode(Bytes bytes) {
        byte[] in = bytes.toArray();
        StringBuilder out = new StringBuilder((in.length + 2) / 3 * QUANTUM);
        int held = 0;
        int bits = 0;
        for (byte b : in) {
            held = (held << 8 | (b & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                out.append(alphabet.charAt(held >> bits & 0x3f));
            }
        }
        if (bits > 0) {
            out.append(alphabet.charAt(held << (6 - bits) & 0x3f));
        }
        while (padded && out.length() % QUANTUM != 0) {
            out.append('=');
        }
        return out.toString();
    }

    public Bytes decode(String text) throws FormatException {
        int length = lengthWithoutPadding(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / QUANTUM * 3 + 2);
        int held = 0;
        int bits = 0;
        for (int at = 0; at < length; at++) {
            held = (held << 6 | value(text, at)) & 0x3fff;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits);
            }
        }
        if ((held & ((1 << bits) - 1)) != 0) {
            throw new FormatException(FormatCode.BASE64_BITS, "the bits left over are not zero");
        }
        return Bytes.of(out.toByteArray());
    }

    private int lengthWithoutPadding(String text) throws FormatException {
        int length = text.length();
        if (padded) {
            if (length % QUANTUM != 0) {
                throw new FormatException(FormatCode.BASE64_LENGTH, "expected padding to a multiple of four");
            }
            for (int pads = 0; pads < 2 && length > 0 && text.charAt(length - 1) == '='; pads++) {
                length--;
            }
        }
        if (length % QUANTUM == 1) {
            throw new FormatException(FormatCode.BASE64_LENGTH, "one character is left over");
        }
        return length;
    }

    private int value(String text, int at) throws FormatException {
        int value = alphabet.indexOf(text.charAt(at));
        if (value < 0) {
            throw new FormatException(FormatCode.BASE64_CHARACTER, "at position " + at);
        }
        return value;
    }
}
