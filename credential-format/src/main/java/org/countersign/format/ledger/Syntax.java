package org.countersign.format.ledger;

import java.util.HashSet;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.Kid;
import org.countersign.format.TypeNumber;

/** The syntax of texts on the ledger. Each check throws {@link IllegalArgumentException} and never repeats the refused text. */
final class Syntax {
    private Syntax() {}

    /** {@code [A-Za-z0-9_.:-]{1,64}}. */
    static void requireId(String text, String what) {
        // Asked some fifty times for each certificate on each endorsing peer: no stream, and no text for a refusal that
        // does not come.
        if (text.isEmpty() || text.length() > LedgerLimits.MAX_ID_LENGTH) {
            throw new IllegalArgumentException(what + " must have 1 to 64 characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isIdCharacter(text.charAt(i))) {
                throw new IllegalArgumentException(what + " may have letters, digits and _.:- only");
            }
        }
    }

    static void requireLowerHex(String text, int length, String what) {
        boolean isHex = text.length() == length;
        for (int i = 0; isHex && i < length; i++) {
            char c = text.charAt(i);
            isHex = isDigit(c) || (c >= 'a' && c <= 'f');
        }
        if (!isHex) {
            throw new IllegalArgumentException(what + " must be " + length + " lowercase hexadecimal digits");
        }
    }

    static Digest digest(String hex) {
        requireLowerHex(hex, 2 * Digest.LENGTH, "a digest");
        return new Digest(Bytes.ofHex(hex));
    }

    static Kid kid(String hex) {
        requireLowerHex(hex, 2 * Kid.LENGTH, "a key id");
        return Kid.ofHex(hex);
    }

    static TypeNumber typeNumber(long number) {
        require(TypeNumber.isValid(number), "the number of a type must be 0 to " + TypeNumber.MAX);
        return new TypeNumber((int) number);
    }

    static void requireName(String text) {
        int length = text.codePointCount(0, text.length());
        require(length >= 1 && length <= LedgerLimits.MAX_NAME_LENGTH, "a name must have 1 to 200 characters");
        require(text.chars().noneMatch(Character::isISOControl), "a name must not have control characters");
        require(!text.isBlank(), "a name must not be blank");
    }

    static void requireRange(long number, long min, long max, String what) {
        if (number < min || number > max) {
            throw new IllegalArgumentException(what + " must be from " + min + " to " + max);
        }
    }

    static void requireDistinct(List<?> things, int max, String what) {
        require(things.size() <= max, "at most " + max + " " + what);
        require(new HashSet<>(things).size() == things.size(), what + " must differ from each other");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || c == '_'
                || c == '.'
                || c == ':'
                || c == '-';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
