package org.countersign.format.cose;

import java.math.BigInteger;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/**
 * A signature as COSE carries it: 64 bytes, two halves of 32. What the halves may be is the rule of the key's algorithm:
 * {@link SignatureAlgorithm#isWellFormed} (CVE-2022-21449 is what zeros do).
 */
public record RawSignature(Bytes value) {
    public static final int LENGTH = 64;
    private static final int HALF = LENGTH / 2;

    public RawSignature {
        if (value.length() != LENGTH) {
            throw new IllegalArgumentException("a signature has 64 bytes, found " + value.length());
        }
    }

    public static RawSignature of(Bytes value) throws FormatException {
        if (value.length() != LENGTH) {
            throw new FormatException(FormatCode.COSE_SIGNATURE_FORM, "expected a signature of 64 bytes");
        }
        return new RawSignature(value);
    }

    /** r of the algorithms with two numbers, big-endian. */
    BigInteger first() {
        return new BigInteger(1, value.slice(0, HALF).toArray());
    }

    /** s of the algorithms with two numbers, big-endian. */
    BigInteger second() {
        return new BigInteger(1, secondHalf().toArray());
    }

    Bytes secondHalf() {
        return value.slice(HALF, LENGTH);
    }

    RawSignature withSecond(BigInteger second) {
        byte[] out = value.toArray();
        byte[] s = second.toByteArray();
        int length = Math.min(s.length, HALF);
        for (int i = HALF; i < LENGTH; i++) {
            out[i] = 0;
        }
        System.arraycopy(s, s.length - length, out, LENGTH - length, length);
        return new RawSignature(Bytes.of(out));
    }
}
