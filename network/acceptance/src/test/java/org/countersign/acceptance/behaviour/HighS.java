package org.countersign.acceptance.behaviour;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** The other signature that is right for the same message: with n - s instead of s. Fabric takes the lower one only. */
final class HighS {
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private HighS() {}

    static byte[] of(byte[] lowS) throws IOException {
        ASN1Sequence parts = ASN1Sequence.getInstance(lowS);
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        return new DERSequence(new ASN1Integer[] {
                    ASN1Integer.getInstance(parts.getObjectAt(0)), new ASN1Integer(P256_ORDER.subtract(s))
                })
                .getEncoded();
    }
}
