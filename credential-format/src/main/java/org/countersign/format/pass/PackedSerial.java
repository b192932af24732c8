package org.countersign.format.pass;

import java.math.BigInteger;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * A document's number as the number that {@code 1} and its characters make in base 37, so that leading zeros count;
 * big-endian, shortest. Eighteen characters take twelve bytes.
 */
final class PackedSerial {
    static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    static final int MAX_LENGTH = 40;
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    /** What 1 and forty hyphens take. */
    private static final int MAX_BYTES = 27;

    private PackedSerial() {}

    static Bytes encode(String field, String value) throws FormatException {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw refuse(field);
        }
        BigInteger number = BigInteger.ONE;
        for (int i = 0; i < value.length(); i++) {
            int digit = ALPHABET.indexOf(value.charAt(i));
            if (digit < 0) {
                throw refuse(field);
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        byte[] packed = number.toByteArray();
        Bytes bytes = Bytes.of(packed);
        return packed[0] == 0 ? bytes.slice(1, packed.length) : bytes;
    }

    static String decode(String field, Bytes packed) throws FormatException {
        byte[] bytes = packed.toArray();
        if (bytes.length == 0 || bytes.length > MAX_BYTES || bytes[0] == 0) {
            throw refuse(field);
        }
        BigInteger rest = new BigInteger(1, bytes);
        StringBuilder reversed = new StringBuilder();
        while (rest.compareTo(BASE) >= 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            reversed.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        if (!rest.equals(BigInteger.ONE) || reversed.length() == 0 || reversed.length() > MAX_LENGTH) {
            throw refuse(field);
        }
        return reversed.reverse().toString();
    }

    private static FormatException refuse(String field) {
        return new FormatException(
                FormatCode.FIELD_SERIAL, "field " + field + ": expected 1 to " + MAX_LENGTH + " of 0-9 A-Z -");
    }
}
