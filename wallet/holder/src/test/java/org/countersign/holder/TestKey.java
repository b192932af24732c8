package org.countersign.holder;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;

/** A fresh key: of an authority, or of a holder's device. */
record TestKey(Signer signer, VerificationKey publicKey) {
    private static final int P256_BITS = 256;

    TestKey() {
        this("EC");
    }

    TestKey(String algorithm) {
        this(pair(algorithm));
    }

    private TestKey(KeyPair pair) {
        this(signer(pair), publicKey(pair));
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(P256_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signer signer(KeyPair pair) {
        try {
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VerificationKey publicKey(KeyPair pair) {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
