package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.junit.jupiter.api.Test;

class JcaPublicKeysTest {
    private final JcaPublicKeys keys = new JcaPublicKeys();

    @Test
    void a_key_is_built_once() throws Exception {
        VerificationKey key = fresh();

        assertThat(keys.of(key)).isSameAs(keys.of(VerificationKey.ofSpki(key.spki())));
    }

    @Test
    void more_keys_than_are_kept_are_still_each_the_right_one() throws Exception {
        VerificationKey first = fresh();
        keys.of(first);
        for (int i = 0; i < 300; i++) {
            VerificationKey key = fresh();
            assertThat(keys.of(key).getEncoded()).isEqualTo(key.spki().toArray());
        }

        assertThat(keys.of(first).getEncoded()).isEqualTo(first.spki().toArray());
    }

    private static VerificationKey fresh() throws GeneralSecurityException, FormatException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return JcaKeys.verificationKey(generator.generateKeyPair().getPublic());
    }
}
