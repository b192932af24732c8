package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jca.JcaKeys;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

class VerificationKeyTest {
    private final TestKeys keys = TestKeys.fresh();

    @Test
    void reads_a_key_back_from_its_bytes() throws Exception {
        assertThat(VerificationKey.ofSpki(keys.publicKey().spki())).isEqualTo(keys.publicKey());
    }

    @Test
    void the_kid_is_the_head_of_the_digest_of_the_key() {
        String digest = TestKeys.SHA_256.digest(keys.publicKey().spki()).hex();

        assertThat(keys.publicKey().kid(TestKeys.SHA_256).hex()).isEqualTo(digest.substring(0, 16));
    }

    @Test
    void refuses_a_point_that_is_not_on_the_curve() {
        byte[] spki = keys.publicKey().spki().toArray();
        spki[spki.length - 1] ^= 1;

        assertRefused(FormatCode.KEY_NOT_ON_CURVE, () -> VerificationKey.ofSpki(Bytes.of(spki)));
    }

    @Test
    void refuses_the_point_at_zero() {
        Bytes zero = Bytes.of(new byte[32]);

        assertRefused(FormatCode.KEY_NOT_ON_CURVE, () -> VerificationKey.ofPoint(zero, zero));
    }

    @Test
    void refuses_bytes_after_the_key_and_an_empty_key() {
        Bytes longer = Bytes.ofHex(keys.publicKey().spki().hex() + "00");

        assertRefused(FormatCode.KEY_FORM, () -> VerificationKey.ofSpki(longer));
        assertRefused(FormatCode.KEY_FORM, () -> VerificationKey.ofSpki(Bytes.EMPTY));
    }

    @Test
    void refuses_keys_of_other_kinds() throws Exception {
        PublicKey p384 = otherKey("EC", "secp384r1");

        assertRefused(FormatCode.KEY_FORM, () -> JcaKeys.verificationKey(p384));
    }

    private static PublicKey otherKey(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }
}
