package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.cose.Es256Signature;
import org.countersign.format.cose.Signer;

/** Signs with a private key of the JCA. May be called by many threads. */
public final class JcaSigner implements Signer {
    private final Kid kid;
    private final PrivateKey key;
    private final SecureRandom random;

    public JcaSigner(Kid kid, PrivateKey key, SecureRandom random) {
        this.kid = kid;
        this.key = key;
        this.random = random;
    }

    @Override
    public Kid kid() {
        return kid;
    }

    @Override
    public Es256Signature sign(Bytes message) {
        try {
            Signature signature = Signature.getInstance(JcaSignatureCheck.ALGORITHM);
            signature.initSign(key, random);
            signature.update(message.toArray());
            return new Es256Signature(Bytes.of(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + kid + " cannot sign", e);
        }
    }
}
