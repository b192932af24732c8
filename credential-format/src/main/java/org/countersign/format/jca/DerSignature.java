package org.countersign.format.jca;

import java.math.BigInteger;
import java.security.SignatureException;
import org.countersign.format.Bytes;
import org.countersign.format.cose.RawSignature;

/** Between r‖s and SEQUENCE{ INTEGER r, INTEGER s }. Two numbers of 256 bits never need a long form of length. */
final class DerSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int HEAD = 2;
    private static final int HALF = RawSignature.LENGTH / 2;

    private DerSignature() {}

    static byte[] encode(RawSignature signature) {
        byte[] r = integer(signature.value().slice(0, HALF));
        byte[] s = integer(signature.value().slice(HALF, RawSignature.LENGTH));
        byte[] der = new byte[3 * HEAD + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - HEAD);
        put(r, der, HEAD);
        put(s, der, 2 * HEAD + r.length);
        return der;
    }

    /** What a provider made; anything but two numbers of at most 32 bytes is a fault of that provider. */
    static RawSignature decode(byte[] der) throws SignatureException {
        byte[] raw = new byte[RawSignature.LENGTH];
        if (der.length < HEAD || der[0] != SEQUENCE || der[1] != der.length - HEAD) {
            throw new SignatureException("expected a sequence");
        }
        int end = take(der, HEAD, raw, 0);
        if (take(der, end, raw, HALF) != der.length) {
            throw new SignatureException("expected two integers");
        }
        return new RawSignature(Bytes.of(raw));
    }

    private static byte[] integer(Bytes half) {
        return new BigInteger(1, half.toArray()).toByteArray();
    }

    private static void put(byte[] integer, byte[] der, int at) {
        der[at] = INTEGER;
        der[at + 1] = (byte) integer.length;
        System.arraycopy(integer, 0, der, at + HEAD, integer.length);
    }

    private static int take(byte[] der, int at, byte[] raw, int half) throws SignatureException {
        if (at + HEAD > der.length || der[at] != INTEGER) {
            throw new SignatureException("expected an integer");
        }
        int length = der[at + 1];
        int sign = length == HALF + 1 && at + HEAD < der.length && der[at + HEAD] == 0 ? 1 : 0;
        int digits = length - sign;
        if (digits < 1 || digits > HALF || at + HEAD + length > der.length) {
            throw new SignatureException("expected an integer of 256 bits");
        }
        System.arraycopy(der, at + HEAD + sign, raw, half + HALF - digits, digits);
        return at + HEAD + length;
    }
}
