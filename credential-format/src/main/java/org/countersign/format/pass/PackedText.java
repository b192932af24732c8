package org.countersign.format.pass;

import co.nstant.in.cbor.model.ByteString;
import co.nstant.in.cbor.model.DataItem;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cbor.Cbor;
import org.countersign.format.cbor.Claims;

/**
 * Text in the shorter of two encodings: a byte string of UTF-16BE where that is strictly shorter than UTF-8, otherwise a
 * text string. A Chinese character then takes two bytes instead of three. The other encoding of the same text is refused.
 */
final class PackedText {
    private static final int BYTE_BITS = 8;
    private static final int BYTE = 0xff;
    private static final int ONE_BYTE_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;

    private PackedText() {}

    static DataItem encode(String field, String value) throws FormatException {
        String text = PassText.require(field, value);
        return shorterInUtf16(text) ? Cbor.bytes(utf16(text)) : Cbor.text(text);
    }

    static String decode(String field, DataItem item) throws FormatException {
        boolean packed = item instanceof ByteString;
        String text = packed
                ? ofUtf16(field, Claims.bytesOf(item, FormatCode.FIELD_TEXT))
                : Claims.textOf(item, FormatCode.FIELD_TEXT);
        // Halves of a surrogate pair and byte order marks are no visible characters.
        PassText.require(field, text);
        if (packed != shorterInUtf16(text)) {
            throw new FormatException(FormatCode.FIELD_TEXT, "field " + field + ": expected the shorter encoding");
        }
        return text;
    }

    private static boolean shorterInUtf16(String text) {
        return 2 * text.length() < text.codePoints().map(PackedText::utf8Bytes).sum();
    }

    private static int utf8Bytes(int c) {
        if (c < ONE_BYTE_END) {
            return 1;
        }
        if (c < TWO_BYTES_END) {
            return 2;
        }
        return Character.isBmpCodePoint(c) ? 3 : 4;
    }

    /** By hand: the browser's runtime does not know this charset. */
    private static Bytes utf16(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> BYTE_BITS);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return Bytes.of(bytes);
    }

    private static String ofUtf16(String field, Bytes packed) throws FormatException {
        byte[] bytes = packed.toArray();
        if (bytes.length % 2 != 0) {
            throw new FormatException(FormatCode.FIELD_TEXT, "field " + field + ": expected UTF-16BE");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            text.append((char) (((bytes[i] & BYTE) << BYTE_BITS) | (bytes[i + 1] & BYTE)));
        }
        return text.toString();
    }
}
