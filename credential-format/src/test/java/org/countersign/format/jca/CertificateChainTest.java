package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.x509.CertificateChain;
import org.junit.jupiter.api.Test;

class CertificateChainTest extends CertificateChainContract {
    @Override
    VerificationKey verify(List<Bytes> anchors, List<Bytes> chain, Instant at) throws FormatException {
        return new CertificateChain(anchors, new JcaSignatureCheck()).verify(chain, at);
    }

    @Test
    void refuses_a_certificate_in_which_any_byte_was_changed() {
        for (int i = 0; i < leaf.length(); i++) {
            byte[] changed = leaf.toArray();
            changed[i] ^= 1;
            List<Bytes> chain = List.of(Bytes.of(changed));

            assertThatExceptionOfType(FormatException.class)
                    .isThrownBy(() -> verify(List.of(anchor), chain, TestCertificates.NOW));
        }
    }

    @Test
    void counts_the_first_and_the_last_second_and_none_beside_them() throws Exception {
        Instant first = TestCertificates.NOW.minus(Duration.ofDays(1));
        Instant last = TestCertificates.NOW.plus(Duration.ofDays(365));

        assertThat(verify(List.of(anchor), List.of(leaf), first)).isEqualTo(issuer.publicKey());
        assertThat(verify(List.of(anchor), List.of(leaf), last)).isEqualTo(issuer.publicKey());
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> verify(List.of(anchor), List.of(leaf), first.minusSeconds(1)));
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> verify(List.of(anchor), List.of(leaf), last.plusSeconds(1)));
    }
}
