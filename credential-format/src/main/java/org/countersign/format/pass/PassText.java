package org.countersign.format.pass;

import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * Text that a clerk will read on a screen: short, without control characters, without marks that reverse or hide what is
 * shown. Normalising to NFC is the issuer's work at intake; the browser's runtime has no normaliser.
 */
final class PassText {
    static final int MAX_CODE_POINTS = 100;

    private PassText() {}

    static String require(String field, String value) throws FormatException {
        return require(field, value, MAX_CODE_POINTS);
    }

    static String require(String field, String value, int maxCodePoints) throws FormatException {
        boolean fine = !value.isBlank()
                && value.equals(value.strip())
                && value.codePointCount(0, value.length()) <= maxCodePoints
                && value.codePoints().allMatch(PassText::isVisible);
        if (!fine) {
            throw new FormatException(
                    FormatCode.FIELD_TEXT,
                    "field " + field + ": expected 1 to " + maxCodePoints + " visible characters");
        }
        return value;
    }

    private static boolean isVisible(int c) {
        boolean control = c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
        boolean loneSurrogate = c >= 0xd800 && c <= 0xdfff;
        boolean direction = c == 0x061c
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f;
        boolean hidden = c == 0x200b || c == 0x2060 || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f);
        boolean noCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return !(control || loneSurrogate || direction || hidden || noCharacter);
    }
}
