package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.junit.jupiter.api.Test;

class JcaCertificateChainTest {
    private final TestKeys authority = TestKeys.fresh();
    private final TestKeys issuer = TestKeys.fresh();
    private final Bytes anchor = TestCertificates.authority(authority);
    private final Bytes leaf = TestCertificates.leaf(issuer, authority);

    @Test
    void a_chain_to_the_anchor_gives_the_key_of_its_first_certificate() throws Exception {
        assertThat(new JcaCertificateChain(List.of(anchor)).verify(List.of(leaf), TestCertificates.NOW))
                .isEqualTo(issuer.publicKey());
    }

    @Test
    void refuses_a_chain_to_another_anchor() throws Exception {
        Bytes other = TestCertificates.authority(TestKeys.fresh());

        refuse(FormatCode.X509_CHAIN, new JcaCertificateChain(List.of(other)), List.of(leaf));
        refuse(FormatCode.X509_CHAIN, new JcaCertificateChain(List.of()), List.of(leaf));
    }

    @Test
    void refuses_a_chain_that_brings_its_anchor_along() throws Exception {
        refuse(FormatCode.X509_CHAIN, chain(), List.of(leaf, anchor));
        refuse(FormatCode.X509_CHAIN, chain(), List.of(anchor));
        refuse(FormatCode.X509_CHAIN, chain(), List.of());
    }

    @Test
    void refuses_a_certificate_outside_its_time() throws Exception {
        JcaCertificateChain chain = chain();

        assertRefused(
                FormatCode.X509_CHAIN,
                () -> chain.verify(List.of(leaf), TestCertificates.NOW.plus(Duration.ofDays(366))));
        assertRefused(
                FormatCode.X509_CHAIN,
                () -> chain.verify(List.of(leaf), TestCertificates.NOW.minus(Duration.ofDays(2))));
    }

    @Test
    void refuses_a_first_certificate_that_is_not_for_signing() throws Exception {
        X500Name name = new X500Name("CN=other");
        Bytes agreement = TestCertificates.certificate(name, issuer, authority, false, KeyUsage.keyAgreement);
        Bytes another = TestCertificates.certificate(name, issuer, authority, true, KeyUsage.digitalSignature);

        refuse(FormatCode.X509_CHAIN, chain(), List.of(agreement));
        refuse(FormatCode.X509_CHAIN, chain(), List.of(another));
    }

    @Test
    void refuses_what_is_no_certificate_or_has_bytes_behind_it() throws Exception {
        refuse(FormatCode.X509_FORM, chain(), List.of(Bytes.ofHex("3003020101")));
        refuse(FormatCode.X509_FORM, chain(), List.of(Bytes.ofHex(leaf.hex() + "00")));
    }

    private JcaCertificateChain chain() throws Exception {
        return new JcaCertificateChain(List.of(anchor));
    }

    private static void refuse(FormatCode code, JcaCertificateChain chain, List<Bytes> certificates) {
        assertRefused(code, () -> chain.verify(certificates, TestCertificates.NOW));
    }
}
