package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.Signer;

/** Signs SM2 with SM3 by a provider that has {@code SM3withSM2} (Bouncy Castle), under the default user id. */
public final class Sm2Signer implements Signer {
    private final Kid kid;
    private final PrivateKey key;
    private final Provider provider;
    private final SecureRandom random;

    public Sm2Signer(Kid kid, PrivateKey key, Provider provider, SecureRandom random) {
        this.kid = kid;
        this.key = key;
        this.provider = provider;
        this.random = random;
    }

    @Override
    public Kid kid() {
        return kid;
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.SM2_SM3;
    }

    @Override
    public RawSignature sign(Bytes message) {
        try {
            Signature signature = Signature.getInstance(JcaNames.signature(SignatureAlgorithm.SM2_SM3), provider);
            signature.initSign(key, random);
            signature.update(message.toArray());
            return DerSignature.decode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + kid + " cannot sign", e);
        }
    }
}
