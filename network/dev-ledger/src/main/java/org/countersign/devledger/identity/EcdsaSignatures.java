package org.countersign.devledger.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/** ECDSA over SHA-256 on P-256 as Fabric wants it: DER, and s in the lower half, so that a signature has one form only. */
public final class EcdsaSignatures {
    /** The order n of the curve P-256. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final String ALGORITHM = "SHA256withECDSA";

    private EcdsaSignatures() {}

    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return lowS(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }

    /** Whether the signature is right and in its one legal form. A malformed one is wrong, not an error. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        if (!isLowS(signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot verify with this key", e);
        }
    }

    private static boolean isLowS(byte[] signature) {
        try {
            BigInteger[] parts = decode(signature);
            return parts[0].signum() > 0 && parts[1].signum() > 0 && parts[1].compareTo(HALF_ORDER) <= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] lowS(byte[] signature) {
        try {
            BigInteger[] parts = decode(signature);
            if (parts[1].compareTo(HALF_ORDER) <= 0) {
                return signature;
            }
            return encode(parts[0], ORDER.subtract(parts[1]));
        } catch (IOException e) {
            throw new IllegalStateException("the provider made a signature that is not DER", e);
        }
    }

    private static byte[] encode(BigInteger r, BigInteger s) throws IOException {
        return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded("DER");
    }

    private static BigInteger[] decode(byte[] signature) throws IOException {
        try {
            // fromByteArray refuses trailing bytes.
            if (ASN1Primitive.fromByteArray(signature) instanceof ASN1Sequence sequence
                    && sequence.size() == 2
                    && sequence.getObjectAt(0) instanceof ASN1Integer r
                    && sequence.getObjectAt(1) instanceof ASN1Integer s) {
                return new BigInteger[] {r.getValue(), s.getValue()};
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("not a DER value", e);
        }
        throw new IOException("not a sequence of two integers");
    }
}
