package org.countersign.browser;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.Sm2Signer;
import org.countersign.format.trust.TrustedKey;

/** A fresh key of one algorithm. */
record SigningKey(Signer signer, VerificationKey publicKey) {
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    static SigningKey es256() {
        return of(es256Pair());
    }

    static KeyPair es256Pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey ed25519() {
        try {
            return of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey sm2() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            KeyPair pair = generator.generateKeyPair();
            VerificationKey key = JcaKeys.verificationKey(pair.getPublic());
            return new SigningKey(
                    new Sm2Signer(key.kid(new JcaSha256()), pair.getPrivate(), BOUNCY_CASTLE, new SecureRandom()), key);
        } catch (GeneralSecurityException | FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    TrustedKey trusted() {
        return new TrustedKey(signer.kid(), publicKey, Instant.EPOCH, Optional.empty(), Optional.empty());
    }

    static SigningKey of(KeyPair pair) {
        try {
            return new SigningKey(JcaKeys.signer(pair, new SecureRandom()), JcaKeys.verificationKey(pair.getPublic()));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
