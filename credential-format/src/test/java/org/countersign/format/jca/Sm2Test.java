package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.Kid;
import org.countersign.format.Vectors;
import org.countersign.format.cose.CoseRules;
import org.countersign.format.cose.CoseSign1;
import org.countersign.format.cose.RawSignature;
import org.countersign.format.cose.SignatureAlgorithm;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.junit.jupiter.api.Test;

/** The optional profile: SM2 with SM3 by Bouncy Castle. */
class Sm2Test {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final SignatureCheck CHECK = new Sm2SignatureCheck(BOUNCY_CASTLE, TestKeys.CHECK);
    private static final String SPKI_HEAD = "3059301306072a8648ce3d020106082a811ccf5501822d034200";

    @Test
    void verifies_the_signature_that_openssl_accepts_under_the_default_user_id() throws Exception {
        JsonObject vector = vector();

        assertThat(CHECK.verifies(key(vector), message(vector), signature(vector)))
                .isTrue();
    }

    @Test
    void refuses_the_same_signature_over_another_message() throws Exception {
        JsonObject vector = vector();

        assertThat(CHECK.verifies(key(vector), Bytes.ofHex("00"), signature(vector)))
                .isFalse();
    }

    @Test
    void refuses_zeros_without_asking_the_provider() throws Exception {
        JsonObject vector = vector();

        assertThat(CHECK.verifies(key(vector), message(vector), new RawSignature(Bytes.of(new byte[64]))))
                .isFalse();
    }

    @Test
    void what_it_signs_is_carried_under_its_private_number_and_verifies() throws Exception {
        KeyPair pair = freshPair();
        VerificationKey key = JcaKeys.verificationKey(pair.getPublic());
        Kid kid = key.kid(TestKeys.SHA_256);
        Bytes payload = Bytes.ofHex("a10401");

        CoseSign1 signed = CoseSign1.sign(
                payload, Optional.empty(), new Sm2Signer(kid, pair.getPrivate(), BOUNCY_CASTLE, new SecureRandom()));

        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.SM2_SM3);
        assertThat(signed.message().hex()).contains("a2013a000100000448" + kid.hex());
        assertThat(CoseSign1.parse(signed.message(), CoseRules.COUNTERSIGN).verify(key, CHECK))
                .isEqualTo(payload);
        assertRefused(FormatCode.COSE_ALGORITHM_LACKING, () -> signed.verify(key, TestKeys.CHECK));
    }

    @Test
    void every_other_algorithm_is_left_to_the_other_check() {
        TestKeys es256 = TestKeys.fresh();
        Bytes message = Bytes.ofHex("0102");

        assertThat(CHECK.verifies(es256.publicKey(), message, es256.signer().sign(message)))
                .isTrue();
        assertThat(CHECK.supports(SignatureAlgorithm.EDDSA)).isTrue();
    }

    @Test
    void the_ordinary_check_and_signer_have_no_sm2() throws Exception {
        JsonObject vector = vector();
        KeyPair pair = freshPair();

        assertThat(TestKeys.CHECK.supports(SignatureAlgorithm.SM2_SM3)).isFalse();
        assertThat(TestKeys.CHECK.verifies(key(vector), message(vector), signature(vector)))
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> JcaKeys.signer(pair, new SecureRandom()));
    }

    @Test
    void sm2_has_no_name_in_jose() {
        assertThat(SignatureAlgorithm.SM2_SM3.joseName()).isEmpty();
    }

    private static JsonObject vector() {
        return Vectors.json("sm2/sm2.json").asObject().get("sm2p256v1_with_id").asObject();
    }

    private static VerificationKey key(JsonObject vector) throws Exception {
        return VerificationKey.ofSpki(Bytes.ofHex(SPKI_HEAD + vector.getString("public_point_uncompressed", "")));
    }

    private static Bytes message(JsonObject vector) {
        return Bytes.of(vector.getString("message_utf8", "").getBytes(StandardCharsets.UTF_8));
    }

    private static RawSignature signature(JsonObject vector) {
        return new RawSignature(Bytes.ofHex(vector.getString("r", "") + vector.getString("s", "")));
    }

    private static KeyPair freshPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
