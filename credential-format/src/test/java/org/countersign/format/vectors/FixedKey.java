package org.countersign.format.vectors;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;

/** A key pair that everybody knows, made from its name; its signatures are deterministic (RFC 6979). For tests only. */
public record FixedKey(Kid kid, VerificationKey key, ECPrivateKeyParameters secret) implements Signer {
    static final FixedKey ROOT = of("root");
    static final FixedKey ISSUER = of("issuer");
    static final FixedKey STATUS = of("status");
    static final FixedKey STRANGER = of("stranger");

    private static final Sha256 SHA_256 = new JcaSha256();
    private static final int SCALAR = 32;

    static FixedKey of(String name) {
        ECDomainParameters curve = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
        byte[] text = ("countersign test key: " + name).getBytes(StandardCharsets.UTF_8);
        BigInteger digest = number(new JcaSha256().digest(Bytes.of(text)).value());
        BigInteger scalar = digest.mod(curve.getN().subtract(BigInteger.ONE)).add(BigInteger.ONE);
        ECPoint point = curve.getG().multiply(scalar).normalize();
        try {
            VerificationKey key = VerificationKey.ofPoint(
                    Bytes.of(point.getAffineXCoord().getEncoded()),
                    Bytes.of(point.getAffineYCoord().getEncoded()));
            return new FixedKey(key.kid(new JcaSha256()), key, new ECPrivateKeyParameters(scalar, curve));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key under another's key id. */
    FixedKey claiming(Kid other) {
        return new FixedKey(other, key, secret);
    }

    String spki() {
        return key.spki().hex();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public RawSignature sign(Bytes message) {
        return new RawSignature(signature(message));
    }

    private Bytes signature(Bytes message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, secret);
        BigInteger[] pair =
                signer.generateSignature(SHA_256.digest(message).value().toArray());
        return Bytes.ofHex(fixed(pair[0]).hex() + fixed(pair[1]).hex());
    }

    static Bytes fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] out = new byte[SCALAR];
        byte[] tail = bytes.length > SCALAR ? Arrays.copyOfRange(bytes, bytes.length - SCALAR, bytes.length) : bytes;
        System.arraycopy(tail, 0, out, SCALAR - tail.length, tail.length);
        return Bytes.of(out);
    }

    static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.toArray());
    }

    BigInteger order() {
        return secret.getParameters().getN();
    }

    /** Secrets are printed nowhere, even those that everybody knows. */
    @Override
    public String toString() {
        return "FixedKey[" + kid + "]";
    }
}
