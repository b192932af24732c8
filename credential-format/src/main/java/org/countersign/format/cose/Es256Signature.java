package org.countersign.format.cose;

import java.math.BigInteger;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;

/** An ES256 signature as COSE carries it: r and s, 32 bytes each, both within 1 and n-1 (CVE-2022-21449 is what zeros do). */
public record Es256Signature(Bytes value) {
    public static final int LENGTH = 64;
    private static final int HALF = LENGTH / 2;

    public Es256Signature {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an ES256 signature");
        }
    }

    public static Es256Signature of(Bytes value) throws FormatException {
        if (!isWellFormed(value)) {
            throw new FormatException(FormatCode.COSE_SIGNATURE_FORM, "expected r and s within the order of P-256");
        }
        return new Es256Signature(value);
    }

    /** Of the two signatures (r, s) and (r, n-s), both of which verify, the one with the small s. */
    public boolean isLowS() {
        return s().compareTo(P256.HALF_N) <= 0;
    }

    public Es256Signature withLowS() {
        if (isLowS()) {
            return this;
        }
        byte[] out = value.toArray();
        byte[] s = P256.N.subtract(s()).toByteArray();
        int length = Math.min(s.length, HALF);
        for (int i = HALF; i < LENGTH; i++) {
            out[i] = 0;
        }
        System.arraycopy(s, s.length - length, out, LENGTH - length, length);
        return new Es256Signature(Bytes.of(out));
    }

    private BigInteger s() {
        return half(value, HALF);
    }

    private static boolean isWellFormed(Bytes value) {
        return value.length() == LENGTH && P256.isScalar(half(value, 0)) && P256.isScalar(half(value, HALF));
    }

    private static BigInteger half(Bytes value, int from) {
        return new BigInteger(1, value.slice(from, from + HALF).toArray());
    }
}
