package org.countersign.format.cose;

import java.math.BigInteger;
import java.util.List;
import org.countersign.format.Bytes;

/** The numbers of the curve of Ed25519 (RFC 8032, section 5.1), and the checks that need nothing else. */
final class Edwards25519 {
    static final int LENGTH = 32;

    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger L =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D =
            new BigInteger("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3", 16);
    /** The y of the points whose order divides 8: under such a key one signature holds for many messages. */
    private static final List<BigInteger> SMALL_ORDER = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            P.subtract(BigInteger.ONE),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

    private Edwards25519() {}

    /** Whether these 32 bytes are the one encoding of a point of large order: y below p, and an x to that y. */
    static boolean isPoint(Bytes encoded) {
        BigInteger y = littleEndian(encoded).clearBit(255);
        if (y.compareTo(P) >= 0 || SMALL_ORDER.contains(y)) {
            return false;
        }
        BigInteger square = y.multiply(y).mod(P);
        // x^2 = (y^2 - 1) / (d y^2 + 1); a quotient is a square exactly where the product is one (Euler's criterion).
        BigInteger product =
                square.subtract(BigInteger.ONE).multiply(D.multiply(square).add(BigInteger.ONE));
        return product.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
    }

    /** The second half of a signature, below the order of the generator (RFC 8032, section 5.1.7). */
    static boolean isScalar(Bytes encoded) {
        return littleEndian(encoded).compareTo(L) < 0;
    }

    private static BigInteger littleEndian(Bytes encoded) {
        byte[] reversed = new byte[encoded.length()];
        byte[] bytes = encoded.toArray();
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
