package org.countersign.format.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.jca.TestKeys;

class Es256SignatureTest {
    private static final String ONE = "00".repeat(31) + "01";
    private static final String ZERO = "00".repeat(32);
    private static final String N = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private static final String N_LESS_ONE = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private final TestKeys keys = TestKeys.fresh();

    @Example
    void accepts_r_and_s_from_one_to_n_less_one() throws Exception {
        assertThat(signature(ONE + ONE).isLowS()).isTrue();
        assertThat(signature(N_LESS_ONE + N_LESS_ONE).isLowS()).isFalse();
    }

    @Example
    void refuses_zero_and_the_order_and_more() {
        for (String bad : new String[] {ZERO, N, "ff".repeat(32)}) {
            assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> signature(bad + ONE));
            assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> signature(ONE + bad));
        }
    }

    @Example
    void refuses_any_length_but_64() {
        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> signature(""));
        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> signature(ONE));
        assertRefused(FormatCode.COSE_SIGNATURE_FORM, () -> signature(ONE + ONE + "00"));
    }

    @Example
    void turns_a_large_s_into_the_small_one() throws Exception {
        assertThat(signature(ONE + N_LESS_ONE).withLowS()).isEqualTo(signature(ONE + ONE));
    }

    @Property(tries = 50)
    void the_small_s_verifies_as_well(@ForAll @Size(max = 20) byte[] content) {
        Bytes message = Bytes.of(content);

        Es256Signature signature = keys.signer().sign(message);

        assertThat(signature.withLowS().isLowS()).isTrue();
        assertThat(TestKeys.CHECK.verifies(keys.publicKey(), message, signature))
                .isTrue();
        assertThat(TestKeys.CHECK.verifies(keys.publicKey(), message, signature.withLowS()))
                .isTrue();
    }

    private static Es256Signature signature(String hex) throws org.countersign.format.FormatException {
        return Es256Signature.of(Bytes.ofHex(hex));
    }
}
