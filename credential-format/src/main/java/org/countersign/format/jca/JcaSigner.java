package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;

/** Signs ES256 or Ed25519 with a private key of the JCA. May be called by many threads. */
public final class JcaSigner implements Signer {
    private final Kid kid;
    private final SignatureAlgorithm algorithm;
    private final PrivateKey key;
    private final SecureRandom random;

    public JcaSigner(Kid kid, SignatureAlgorithm algorithm, PrivateKey key, SecureRandom random) {
        if (algorithm == SignatureAlgorithm.SM2_SM3) {
            throw new IllegalArgumentException("SM2 keys sign by Sm2Signer");
        }
        this.kid = kid;
        this.algorithm = algorithm;
        this.key = key;
        this.random = random;
    }

    @Override
    public Kid kid() {
        return kid;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public RawSignature sign(Bytes message) {
        try {
            Signature signature = Signature.getInstance(JcaNames.signature(algorithm));
            signature.initSign(key, random);
            signature.update(message.toArray());
            return new RawSignature(Bytes.of(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + kid + " cannot sign", e);
        }
    }
}
