package org.countersign.format.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jca.TestCertificates;
import org.countersign.format.jca.TestKeys;
import org.junit.jupiter.api.Test;

class CertificateKeyTest {
    private static final TestKeys KEYS = TestKeys.fresh();
    private static final Bytes CERTIFICATE = TestCertificates.authority(KEYS);

    @Test
    void finds_the_key_that_the_jdk_finds() throws Exception {
        assertThat(CertificateKey.of(CERTIFICATE)).isEqualTo(KEYS.publicKey());
    }

    @Test
    void refuses_bytes_behind_the_certificate_and_certificates_beyond_the_bound() {
        assertRefused(FormatCode.X509_FORM, () -> CertificateKey.of(Bytes.ofHex(CERTIFICATE.hex() + "00")));
        assertRefused(FormatCode.X509_FORM, () -> CertificateKey.of(Bytes.of(new byte[8193])));
    }

    @Test
    void refuses_lengths_that_are_indefinite_or_not_shortest() {
        for (String hex : new String[] {"3080", "308105", "30820005", "3083000005", "30", "3005", "0500"}) {
            assertRefused(FormatCode.X509_FORM, () -> CertificateKey.of(Bytes.ofHex(hex)));
        }
    }

    @Property(tries = 300)
    void a_damaged_certificate_is_refused_or_still_names_a_sound_key(
            @ForAll @IntRange(max = 200) int at, @ForAll byte value) {
        byte[] damaged = CERTIFICATE.toArray();
        damaged[at] = value;

        try {
            assertThat(CertificateKey.of(Bytes.of(damaged)).spki().length()).isPositive();
        } catch (FormatException refused) {
            assertThat(refused.code()).isIn(FormatCode.X509_FORM, FormatCode.KEY_FORM, FormatCode.KEY_NOT_ON_CURVE);
        }
    }
}
