package org.countersign.format.jca;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** Between keys of the JCA and ours. */
public final class JcaKeys {
    private JcaKeys() {}

    /** Refuses everything but a point on one of our curves. */
    public static VerificationKey verificationKey(PublicKey key) throws FormatException {
        byte[] spki = key.getEncoded();
        return VerificationKey.ofSpki(spki == null ? Bytes.EMPTY : Bytes.of(spki));
    }

    /** A signer of ES256 or Ed25519 under the key id that belongs to the pair's public key. */
    public static Signer signer(KeyPair pair, SecureRandom random) throws FormatException {
        VerificationKey key = verificationKey(pair.getPublic());
        return new JcaSigner(key.kid(new JcaSha256()), key.algorithm(), pair.getPrivate(), random);
    }
}
