package org.countersign.format.x509;

import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.RawSignature;

/** ECDSA signatures of certificates: SEQUENCE{ INTEGER r, INTEGER s } (RFC 3279 §2.2.3), as r‖s. */
final class EcdsaSignature {
    private static final int HALF = RawSignature.LENGTH / 2;

    private EcdsaSignature() {}

    static RawSignature raw(Bytes der) throws FormatException {
        DerReader outside = new DerReader(der);
        DerReader pair = outside.enter(DerReader.SEQUENCE);
        outside.requireEnd();
        byte[] raw = new byte[RawSignature.LENGTH];
        put(pair.content(DerReader.INTEGER).toArray(), raw, HALF);
        put(pair.content(DerReader.INTEGER).toArray(), raw, RawSignature.LENGTH);
        pair.requireEnd();
        return RawSignature.of(Bytes.of(raw));
    }

    /** A number that is not negative, in its shortest form, with its last digit before {@code end}. */
    private static void put(byte[] number, byte[] raw, int end) throws FormatException {
        boolean padded = number.length > 1 && number[0] == 0;
        int digits = padded ? number.length - 1 : number.length;
        boolean shortest = !padded || number[1] < 0;
        if (digits < 1 || digits > HALF || number[0] < 0 || !shortest) {
            throw DerReader.refuse("expected a number of 256 bits");
        }
        System.arraycopy(number, number.length - digits, raw, end - digits, digits);
    }
}
