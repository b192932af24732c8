package org.countersign.gateway.keys;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.gateway.data.Secret;

/** Issuing keys for SM2 with SM3. They lie in a file of their own, which the JDK's PKCS#12 could not read. */
final class Sm2Keys {
    private static final String TYPE = "PKCS12-AES256-AES128";

    private Sm2Keys() {}

    static KeystoreFile file(Path file, Secret password) {
        return new KeystoreFile(file, password, TYPE, Optional.of(new BouncyCastleProvider()));
    }

    static SigningStore open(KeystoreFile file, KeyGeneration generation, SecureRandom random) {
        KeyStore keystore = file.exists() ? file.load() : file.empty();
        Optional<Provider> maker = Optional.of(new BouncyCastleProvider());
        var place = new SigningStore.Place(
                "SM2 keystore",
                keystore,
                Optional.of(file.secret()),
                maker,
                SignatureAlgorithm.SM2_SM3,
                () -> file.save(keystore));
        return new SigningStore(place, generation, random);
    }
}
