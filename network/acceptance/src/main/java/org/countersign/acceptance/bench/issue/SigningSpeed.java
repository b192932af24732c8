package org.countersign.acceptance.bench.issue;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.function.LongSupplier;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.jca.JcaKeys;

/** Bare ES256 signatures on one thread, by the provider and the code with which the gateway signs. */
final class SigningSpeed {
    private static final int MESSAGE_BYTES = 1000;
    private static final int PER_LOOK = 16;

    private final Signer signer;
    private final Bytes message;
    private final LongSupplier nanos;

    SigningSpeed(SecureRandom random, LongSupplier nanos) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            this.signer = JcaKeys.signer(pair, random);
        } catch (GeneralSecurityException | FormatException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
        this.message = Bytes.of(new byte[MESSAGE_BYTES]);
        this.nanos = nanos;
    }

    /** Signs for so many milliseconds, and says how many signatures a second that makes. */
    double perSecond(long millis) {
        long began = nanos.getAsLong();
        long until = began + millis * 1_000_000;
        long signed = 0;
        long now = began;
        while (now < until) {
            for (int i = 0; i < PER_LOOK; i++) {
                signer.sign(message);
            }
            signed += PER_LOOK;
            now = nanos.getAsLong();
        }
        return signed * 1e9 / (now - began);
    }
}
