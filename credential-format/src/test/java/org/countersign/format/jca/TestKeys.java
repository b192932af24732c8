package org.countersign.format.jca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.countersign.format.FormatException;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** A fresh key pair for one test, and the JCA ports. */
public record TestKeys(KeyPair pair, Signer signer, VerificationKey publicKey) {
    public static final SignatureCheck CHECK = new JcaSignatureCheck();
    public static final Sha256 SHA_256 = new JcaSha256();

    public static TestKeys fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return of(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestKeys freshEd25519() {
        try {
            return of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestKeys of(KeyPair pair) {
        try {
            return new TestKeys(
                    pair, JcaKeys.signer(pair, new SecureRandom()), JcaKeys.verificationKey(pair.getPublic()));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
