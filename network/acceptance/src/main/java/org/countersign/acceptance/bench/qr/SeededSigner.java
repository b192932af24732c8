package org.countersign.acceptance.bench.qr;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSha256;

/** Real ES256 signatures that are the same in every run: the key follows from a seed, the nonce from the message (RFC 6979). */
final class SeededSigner implements Signer {
    private static final int SCALAR_BYTES = 32;

    private final BigInteger secret;
    private final ECDomainParameters curve;
    private final VerificationKey key;

    SeededSigner(long seed) throws FormatException {
        X9ECParameters p256 = ECNamedCurveTable.getByName("P-256");
        this.curve = new ECDomainParameters(p256);
        this.secret = new BigInteger(1, sha256(("countersign bench " + seed).getBytes(StandardCharsets.US_ASCII)))
                .mod(p256.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        byte[] point = p256.getG().multiply(secret).getEncoded(false);
        this.key = VerificationKey.ofPoint(
                Bytes.of(Arrays.copyOfRange(point, 1, 1 + SCALAR_BYTES)),
                Bytes.of(Arrays.copyOfRange(point, 1 + SCALAR_BYTES, point.length)));
    }

    VerificationKey key() {
        return key;
    }

    @Override
    public Kid kid() {
        return key.kid(new JcaSha256());
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return key.algorithm();
    }

    @Override
    public RawSignature sign(Bytes message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, curve));
        BigInteger[] signature = signer.generateSignature(sha256(message.toArray()));
        byte[] raw = new byte[RawSignature.LENGTH];
        System.arraycopy(BigIntegers.asUnsignedByteArray(SCALAR_BYTES, signature[0]), 0, raw, 0, SCALAR_BYTES);
        System.arraycopy(
                BigIntegers.asUnsignedByteArray(SCALAR_BYTES, signature[1]), 0, raw, SCALAR_BYTES, SCALAR_BYTES);
        return new RawSignature(Bytes.of(raw));
    }

    private static byte[] sha256(byte[] message) {
        return new JcaSha256().digest(Bytes.of(message)).value().toArray();
    }
}
