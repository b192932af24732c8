package org.countersign.gateway.issuance.copies;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.countersign.check.PresentationExpectation;
import org.countersign.format.FormatException;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.pass.LivePass;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;

/** A holder's device with a key of its own. */
final class Device {
    private static final KeyBindingRequest REQUEST =
            new KeyBindingRequest("x509_san_dns:desk.countersign.test", "n-0S6_WzA2Mj");
    static final PresentationExpectation EXPECTED =
            new PresentationExpectation(REQUEST, Duration.ofMinutes(5), "https://countersign.test");

    private final KeyPair pair = newKeyPair();

    CopyWish wish(CopyForm form) {
        return new CopyWish(form, Optional.of(key()));
    }

    VerificationKey key() {
        try {
            return JcaKeys.verificationKey(pair.getPublic());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With every disclosure, for the request that the desk makes. */
    String presents(String credential) throws FormatException {
        return KeyBinding.sign(SdJwt.parse(credential), REQUEST, now(), signer(), new JcaSha256())
                .text();
    }

    String showsLive(String pass) throws FormatException {
        return LivePass.present(UnverifiedPass.parse(pass).message(), LiveShowing.at(now()), signer())
                .text();
    }

    private Signer signer() {
        try {
            return JcaKeys.signer(pair, new SecureRandom());
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
