package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.junit.jupiter.api.Test;

/** What every check of a chain promises: the JVM's, and the one that a browser has as well. */
abstract class CertificateChainContract {
    private static final X500Name MIDDLE = new X500Name("CN=Authority in between");

    private final TestKeys between = TestKeys.fresh();
    final TestKeys authority = TestKeys.fresh();
    final TestKeys issuer = TestKeys.fresh();
    final Bytes anchor = TestCertificates.authority(authority);
    final Bytes leaf = TestCertificates.leaf(issuer, authority);
    private final Bytes middle =
            TestCertificates.authorityBelow(TestCertificates.AUTHORITY, MIDDLE, between, authority);

    @Test
    void a_chain_to_the_anchor_gives_the_key_of_its_first_certificate() throws Exception {
        assertThat(verify(List.of(anchor), List.of(leaf), TestCertificates.NOW)).isEqualTo(issuer.publicKey());
    }

    @Test
    void refuses_a_chain_to_another_anchor() throws Exception {
        Bytes other = TestCertificates.authority(TestKeys.fresh());

        refuse(FormatCode.X509_CHAIN, List.of(other), List.of(leaf));
        refuse(FormatCode.X509_CHAIN, List.of(), List.of(leaf));
    }

    @Test
    void refuses_a_chain_that_brings_its_anchor_along() throws Exception {
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(leaf, anchor));
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(anchor));
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of());
    }

    @Test
    void refuses_a_certificate_outside_its_time() throws Exception {
        assertRefused(
                FormatCode.X509_CHAIN,
                () -> verify(List.of(anchor), List.of(leaf), TestCertificates.NOW.plus(Duration.ofDays(366))));
        assertRefused(
                FormatCode.X509_CHAIN,
                () -> verify(List.of(anchor), List.of(leaf), TestCertificates.NOW.minus(Duration.ofDays(2))));
    }

    @Test
    void refuses_a_first_certificate_that_is_not_for_signing() throws Exception {
        X500Name name = new X500Name("CN=other");
        Bytes agreement = TestCertificates.certificate(name, issuer, authority, false, KeyUsage.keyAgreement);
        Bytes another = TestCertificates.certificate(name, issuer, authority, true, KeyUsage.digitalSignature);

        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(agreement));
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(another));
    }

    @Test
    void refuses_what_is_no_certificate_or_has_bytes_behind_it() throws Exception {
        refuse(FormatCode.X509_FORM, List.of(anchor), List.of(Bytes.ofHex("3003020101")));
        refuse(FormatCode.X509_FORM, List.of(anchor), List.of(Bytes.ofHex(leaf.hex() + "00")));
    }

    @Test
    void follows_an_authority_in_between() throws Exception {
        assertThat(verify(List.of(anchor), List.of(below(KeyUsage.digitalSignature), middle), TestCertificates.NOW))
                .isEqualTo(issuer.publicKey());
    }

    @Test
    void refuses_a_chain_in_another_order_or_with_a_gap() throws Exception {
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(middle, below(KeyUsage.digitalSignature)));
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(below(KeyUsage.digitalSignature)));
    }

    @Test
    void refuses_one_in_between_that_is_no_authority() throws Exception {
        BasicConstraints none = new BasicConstraints(false);
        Bytes noAuthority = TestCertificates.certificate(
                TestCertificates.AUTHORITY, MIDDLE, between, authority, none, KeyUsage.keyCertSign);

        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(below(KeyUsage.digitalSignature), noAuthority));
    }

    @Test
    void refuses_one_in_between_that_may_not_sign_certificates() throws Exception {
        BasicConstraints constraints = new BasicConstraints(true);
        Bytes signsLists = TestCertificates.certificate(
                TestCertificates.AUTHORITY, MIDDLE, between, authority, constraints, KeyUsage.cRLSign);

        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(below(KeyUsage.digitalSignature), signsLists));
    }

    @Test
    void counts_the_authorities_below_one_that_limits_them() throws Exception {
        TestKeys lower = TestKeys.fresh();
        X500Name lowerName = new X500Name("CN=Lower authority");
        Bytes limited = TestCertificates.certificate(
                TestCertificates.AUTHORITY, MIDDLE, between, authority, new BasicConstraints(0), KeyUsage.keyCertSign);
        Bytes belowIt = TestCertificates.authorityBelow(MIDDLE, lowerName, lower, between);
        Bytes last = TestCertificates.certificate(
                lowerName,
                TestCertificates.LEAF,
                issuer,
                lower,
                new BasicConstraints(false),
                KeyUsage.digitalSignature);

        assertThat(verify(List.of(anchor), List.of(last, belowIt, middle), TestCertificates.NOW))
                .isEqualTo(issuer.publicKey());
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(last, belowIt, limited));
    }

    @Test
    void refuses_a_signature_of_another_key_under_the_same_name() throws Exception {
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(TestCertificates.leaf(issuer, TestKeys.fresh())));
    }

    @Test
    void refuses_an_extension_that_it_must_understand_and_does_not() throws Exception {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        Extension critical = new Extension(unknown, true, new byte[] {5, 0});
        Extension plain = new Extension(unknown, false, new byte[] {5, 0});

        assertThat(verify(
                        List.of(anchor),
                        List.of(TestCertificates.leafWith(plain, issuer, authority)),
                        TestCertificates.NOW))
                .isEqualTo(issuer.publicKey());
        refuse(FormatCode.X509_CHAIN, List.of(anchor), List.of(TestCertificates.leafWith(critical, issuer, authority)));
    }

    abstract VerificationKey verify(List<Bytes> anchors, List<Bytes> chain, Instant at) throws FormatException;

    private Bytes below(int usage) {
        return TestCertificates.certificate(
                MIDDLE, TestCertificates.LEAF, issuer, between, new BasicConstraints(false), usage);
    }

    private void refuse(FormatCode code, List<Bytes> anchors, List<Bytes> certificates) {
        assertRefused(code, () -> verify(anchors, certificates, TestCertificates.NOW));
    }
}
