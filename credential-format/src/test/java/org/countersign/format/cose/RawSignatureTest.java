package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.countersign.format.Refusals.assertRefused;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jca.TestKeys;

class RawSignatureTest {
    private static final String ONE = "00".repeat(31) + "01";
    private static final String ZERO = "00".repeat(32);
    private static final String FULL = "ff".repeat(32);
    private static final String N = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private static final String N_LESS_ONE = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private static final String SM2_N = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private static final String SM2_N_LESS_ONE = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
    /** The order of Ed25519, and one less: little-endian. */
    private static final String L = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

    private static final String L_LESS_ONE = "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    private final TestKeys keys = TestKeys.fresh();

    @Example
    void es256_takes_r_and_s_from_one_to_n_less_one() {
        assertThat(SignatureAlgorithm.ES256.isCanonical(signature(ONE + ONE))).isTrue();
        assertThat(SignatureAlgorithm.ES256.isWellFormed(signature(N_LESS_ONE + N_LESS_ONE)))
                .isTrue();
        assertThat(SignatureAlgorithm.ES256.isCanonical(signature(N_LESS_ONE + N_LESS_ONE)))
                .isFalse();
    }

    @Example
    void es256_takes_neither_zero_nor_the_order_nor_more() {
        for (String bad : new String[] {ZERO, N, FULL}) {
            assertThat(SignatureAlgorithm.ES256.isWellFormed(signature(bad + ONE)))
                    .isFalse();
            assertThat(SignatureAlgorithm.ES256.isWellFormed(signature(ONE + bad)))
                    .isFalse();
        }
    }

    @Example
    void ed25519_takes_s_below_the_order_whatever_r_is() {
        for (String r : new String[] {ZERO, FULL}) {
            assertThat(SignatureAlgorithm.EDDSA.isCanonical(signature(r + L_LESS_ONE)))
                    .isTrue();
            assertThat(SignatureAlgorithm.EDDSA.isCanonical(signature(r + ZERO)))
                    .isTrue();
        }
    }

    @Example
    void ed25519_does_not_take_the_order_or_more() {
        for (String bad : new String[] {L, FULL}) {
            assertThat(SignatureAlgorithm.EDDSA.isWellFormed(signature(ONE + bad)))
                    .isFalse();
        }
    }

    @Example
    void sm2_takes_r_and_s_from_one_to_its_own_n_less_one() {
        assertThat(SignatureAlgorithm.SM2_SM3.isCanonical(signature(ONE + SM2_N_LESS_ONE)))
                .isTrue();
        assertThat(SignatureAlgorithm.SM2_SM3.isCanonical(signature(SM2_N_LESS_ONE + ONE)))
                .isTrue();
    }

    @Example
    void sm2_takes_neither_zero_nor_its_order_nor_more() {
        for (String bad : new String[] {ZERO, SM2_N, FULL}) {
            assertThat(SignatureAlgorithm.SM2_SM3.isWellFormed(signature(bad + ONE)))
                    .isFalse();
            assertThat(SignatureAlgorithm.SM2_SM3.isWellFormed(signature(ONE + bad)))
                    .isFalse();
        }
    }

    @Example
    void refuses_any_length_but_64() {
        for (String bad : new String[] {"", ONE, ONE + ONE + "00"}) {
            assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> RawSignature.of(Bytes.ofHex(bad)));
        }
    }

    @Example
    void turns_a_large_s_into_the_small_one() {
        assertThat(SignatureAlgorithm.ES256.canonical(signature(ONE + N_LESS_ONE)))
                .isEqualTo(signature(ONE + ONE));
    }

    @Example
    void refuses_to_send_what_no_signer_may_make() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureAlgorithm.ES256.canonical(signature(ONE + FULL)));
    }

    @Property(tries = 50)
    void the_small_s_verifies_as_well(@ForAll @Size(max = 20) byte[] content) {
        Bytes message = Bytes.of(content);

        RawSignature signature = keys.signer().sign(message);
        RawSignature small = SignatureAlgorithm.ES256.canonical(signature);

        assertThat(SignatureAlgorithm.ES256.isCanonical(small)).isTrue();
        assertThat(TestKeys.CHECK.verifies(keys.publicKey(), message, signature))
                .isTrue();
        assertThat(TestKeys.CHECK.verifies(keys.publicKey(), message, small)).isTrue();
    }

    private static RawSignature signature(String hex) {
        return new RawSignature(Bytes.ofHex(hex));
    }
}
