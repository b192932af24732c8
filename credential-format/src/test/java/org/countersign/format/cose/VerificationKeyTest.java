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

    @Test
    void reads_an_ed25519_key_and_knows_its_algorithm() throws Exception {
        VerificationKey key = TestKeys.freshEd25519().publicKey();

        assertThat(VerificationKey.ofSpki(key.spki())).isEqualTo(key);
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.EDDSA);
        assertThat(keys.publicKey().algorithm()).isEqualTo(SignatureAlgorithm.ES256);
    }

    /** The key of the first test of RFC 8032, section 7.1. */
    @Test
    void reads_the_ed25519_key_of_the_standard() throws Exception {
        Bytes point = Bytes.ofHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

        assertThat(VerificationKey.ofEd25519(point).spki().hex()).isEqualTo("302a300506032b6570032100" + point.hex());
    }

    @Test
    void refuses_ed25519_points_of_small_order() {
        for (String small : new String[] {
            "00".repeat(32),
            "00".repeat(31) + "80",
            "01" + "00".repeat(31),
            "ec" + "ff".repeat(30) + "7f",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
        }) {
            refuseEd25519(small);
        }
    }

    @Test
    void refuses_an_ed25519_y_without_a_point_and_one_beyond_the_field() {
        refuseEd25519("02" + "00".repeat(31));
        refuseEd25519("ed" + "ff".repeat(30) + "7f");
        refuseEd25519("f0" + "ff".repeat(30) + "7f");
    }

    @Test
    void refuses_an_ed25519_key_of_another_length() {
        String good = TestKeys.freshEd25519().publicKey().spki().hex();

        assertRefused(FormatCode.KEY_FORM, () -> VerificationKey.ofSpki(Bytes.ofHex(good + "00")));
        assertRefused(
                FormatCode.KEY_FORM, () -> VerificationKey.ofSpki(Bytes.ofHex(good.substring(0, good.length() - 2))));
    }

    @Test
    void refuses_a_point_of_p256_that_says_it_is_on_the_curve_of_sm2() {
        Bytes relabelled = Bytes.ofHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004"
                + keys.publicKey().spki().hex().substring(54));

        assertRefused(FormatCode.KEY_NOT_ON_CURVE, () -> VerificationKey.ofSpki(relabelled));
    }

    private static void refuseEd25519(String point) {
        assertRefused(FormatCode.KEY_NOT_ON_CURVE, () -> VerificationKey.ofEd25519(Bytes.ofHex(point)));
    }

    private static PublicKey otherKey(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPublic();
    }
}
