package org.countersign.gateway.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.gateway.data.Secret;

/**
 * A token behind PKCS#11 (v2.40), such as a hardware security module. Its private keys are made inside it, sensitive and not extractable, and never leave it: the
 * token signs.
 */
final class Token {
    private final Provider provider;
    private final KeyStore keystore;

    private Token(Provider provider, KeyStore keystore) {
        this.provider = provider;
        this.keystore = keystore;
    }

    /** Logs in, once: a token locks itself after a few wrong PINs. */
    static Token open(Path library, long slot, Secret pin) {
        var provider = provider(library, slot);
        var characters = pin.revealText().strip().toCharArray();
        try {
            var keystore = KeyStore.getInstance("PKCS11", provider);
            keystore.load(null, characters);
            return new Token(provider, keystore);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "the token in slot %d does not open with the PIN of countersign.keys.pkcs11.pin-file"
                            .formatted(slot),
                    e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    SigningStore.Place place() {
        return new SigningStore.Place(
                "token", keystore, Optional.empty(), Optional.of(provider), SignatureAlgorithm.ES256, () -> {});
    }

    /** Registered last, so that signatures find it by the kind of their key and nothing else asks it. A process has one per slot. */
    private static Provider provider(Path library, long slot) {
        var name = "countersign-" + slot;
        var known = Security.getProvider("SunPKCS11-" + name);
        if (known != null) {
            return known;
        }
        var base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new IllegalStateException("this Java has no SunPKCS11 (module jdk.crypto.cryptoki)");
        }
        try {
            var provider = base.configure(configuration(name, library, slot));
            Security.addProvider(provider);
            return provider;
        } catch (RuntimeException e) {
            // SunPKCS11 wraps what the library says in unchecked exceptions of several kinds.
            throw new IllegalStateException(
                    "countersign.keys.pkcs11: slot %d of %s cannot be used".formatted(slot, library), e);
        }
    }

    /** Only what signing needs: the token is not to take part in anything else that this process does. */
    private static String configuration(String name, Path library, long slot) {
        return """
                --name = %s
                library = "%s"
                slot = %d
                enabledMechanisms = { KeyStore CKM_EC_KEY_PAIR_GEN CKM_ECDSA }
                attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
                  CKA_SIGN = true
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                """.formatted(name, library, slot);
    }
}
