package org.countersign.format.cose;

import java.math.BigInteger;
import java.util.Optional;

/** The curves of our keys over a prime field, all with a = -3 and p = 3 (mod 4), and the checks that need nothing else. */
enum PrimeCurve {
    /** FIPS 186-5, SP 800-186. */
    P256(
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    /** GB/T 32918.5, sm2p256v1. */
    SM2(
            "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
            "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
            "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final BigInteger p;
    private final BigInteger b;
    private final BigInteger n;
    private final BigInteger halfN;

    PrimeCurve(String p, String b, String n) {
        this.p = new BigInteger(p, 16);
        this.b = new BigInteger(b, 16);
        this.n = new BigInteger(n, 16);
        this.halfN = this.n.shiftRight(1);
    }

    /** How many points the generator reaches. */
    BigInteger order() {
        return n;
    }

    /** Keys off the curve leak or forge; not every provider looks. */
    boolean isPoint(BigInteger x, BigInteger y) {
        boolean inField = x.compareTo(p) < 0 && y.compareTo(p) < 0;
        return inField && y.multiply(y).mod(p).equals(rightSide(x));
    }

    /** The y of that x with that last bit (SEC 1, section 2.3.4); none where no point of the curve has that x. */
    Optional<BigInteger> y(BigInteger x, boolean odd) {
        if (x.compareTo(p) >= 0) {
            return Optional.empty();
        }
        BigInteger square = rightSide(x);
        BigInteger root = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        if (!root.multiply(root).mod(p).equals(square)) {
            return Optional.empty();
        }
        // Neither curve has a point with y = 0: their orders are odd.
        return Optional.of(root.testBit(0) == odd ? root : p.subtract(root));
    }

    boolean isScalar(BigInteger value) {
        return value.signum() > 0 && value.compareTo(n) < 0;
    }

    boolean isLow(BigInteger scalar) {
        return scalar.compareTo(halfN) <= 0;
    }

    private BigInteger rightSide(BigInteger x) {
        return x.multiply(x).subtract(THREE).multiply(x).add(b).mod(p);
    }
}
