package org.countersign.gateway.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.countersign.gateway.data.Secret;

/** Keystores for tests of other modules. */
public final class TestKeys {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneOffset.UTC);

    private final Keystore keystore;

    private TestKeys(Keystore keystore) {
        this.keystore = keystore;
    }

    public static TestKeys in(Path folder) {
        return new TestKeys(open(folder.resolve("keystore.p12"), "test"));
    }

    /** Where SM2 is on. */
    public static TestKeys withSm2In(Path folder) {
        var random = new SecureRandom();
        var password = Secret.ofText("test");
        return new TestKeys(Keystore.inFileWithSm2(
                new KeystoreFile(folder.resolve("keystore.p12"), password),
                Sm2Keys.file(folder.resolve("sm2.p12"), password),
                new KeyGeneration(CLOCK, random),
                random));
    }

    static Keystore open(Path file, String password) {
        var random = new SecureRandom();
        return Keystore.inFile(
                new KeystoreFile(file, Secret.ofText(password)), new KeyGeneration(CLOCK, random), random);
    }

    public SigningKeys signing() {
        return keystore;
    }

    public CertificateAuthority authority() {
        return keystore.authority();
    }

    public SecretKeys secret() {
        return keystore;
    }
}
