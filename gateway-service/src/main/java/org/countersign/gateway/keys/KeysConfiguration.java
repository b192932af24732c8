package org.countersign.gateway.keys;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.Secret;
import org.countersign.gateway.data.SecretFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {
    private static final int PASSWORD_BYTES = 32;

    /** Order at first start: password file, then keystore. A crash between them leaves a password for a keystore that the next start makes. */
    @Bean
    Keystore keystore(
            KeysProperties properties, DataFolder data, SecretFiles secrets, Clock clock, SecureRandom random) {
        var folder = data.folder("keys");
        var store = folder.resolve("keystore.p12");
        var passwordFile = folder.resolve("keystore.password");
        if (properties.password() == null && Files.exists(store) && !Files.exists(passwordFile)) {
            throw new IllegalStateException(
                    "the keystore %s is there but its password is not: set countersign.keys.password or restore %s"
                            .formatted(store, passwordFile));
        }
        var password = properties.password() == null
                ? secrets.randomHex(passwordFile, PASSWORD_BYTES)
                : Secret.ofText(properties.password());
        var file = new KeystoreFile(store, password);
        var generation = new KeyGeneration(clock, random);
        var sm2Store = folder.resolve("sm2.p12");
        if (properties.sm2()) {
            return Keystore.inFileWithSm2(file, Sm2Keys.file(sm2Store, password), generation, random);
        }
        if (Files.exists(sm2Store)) {
            throw new IllegalStateException(
                    "the keystore %s holds SM2 keys that issuers use: set countersign.keys.sm2=true"
                            .formatted(sm2Store));
        }
        var pkcs11 = properties.pkcs11();
        return pkcs11 == null
                ? Keystore.inFile(file, generation, random)
                : Keystore.withToken(
                        file,
                        Token.open(pkcs11.library(), pkcs11.findSlot(), secrets.load(pkcs11.pinFile())),
                        generation,
                        random);
    }

    @Bean
    CertificateAuthority certificateAuthority(Keystore keystore) {
        return keystore.authority();
    }
}
