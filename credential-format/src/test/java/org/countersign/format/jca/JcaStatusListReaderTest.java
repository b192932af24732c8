package org.countersign.format.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusList;
import org.countersign.format.status.StatusListJwt;
import org.countersign.format.status.StatusListToken;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.UnverifiedStatusListJwt;
import org.junit.jupiter.api.Test;

/** Certificates of a status list token: what OpenID4VC HAIP 1.0 demands of its {@code x5c}. */
class JcaStatusListReaderTest {
    private static final X500Name AUTHORITY = new X500Name("CN=Test authority");

    private final TestKeys authority = TestKeys.fresh();
    private final TestKeys status = TestKeys.fresh();
    private final Bytes anchor = TestCertificates.authority(authority);
    private final Bytes leaf = TestCertificates.leaf(status, authority);

    @Test
    void reads_a_list_whose_chain_leads_to_the_anchor() throws Exception {
        String jwt = signed(TestCertificates.NOW, List.of(leaf));

        assertThat(read(jwt).list().at(new StatusIndex(9))).contains(StatusValue.REVOKED);
        assertThat(UnverifiedStatusListJwt.parse(jwt, TestKeys.SHA_256).claimedKid())
                .as("what finds the key in a trust bundle")
                .isEqualTo(status.signer().kid());
    }

    @Test
    void refuses_the_chain_of_another_authority() throws Exception {
        String jwt = signed(TestCertificates.NOW, List.of(TestCertificates.leaf(status, TestKeys.fresh())));

        assertRefused(FormatCode.X509_CHAIN, () -> read(jwt));
    }

    @Test
    void refuses_a_certificate_that_signed_itself() throws Exception {
        Bytes itself = TestCertificates.certificate(AUTHORITY, status, status, false, KeyUsage.digitalSignature);
        String jwt = signed(TestCertificates.NOW, List.of(itself));

        assertRefused(FormatCode.X509_CHAIN, () -> read(jwt));
    }

    @Test
    void refuses_an_anchor_that_comes_along() throws Exception {
        String jwt = signed(TestCertificates.NOW, List.of(leaf, anchor));

        assertRefused(FormatCode.X509_CHAIN, () -> read(jwt));
    }

    @Test
    void refuses_a_certificate_that_was_over_when_the_list_was_signed() throws Exception {
        String late = signed(TestCertificates.NOW.plus(Duration.ofDays(366)), List.of(leaf));
        String early = signed(TestCertificates.NOW.minus(Duration.ofDays(2)), List.of(leaf));

        assertRefused(FormatCode.X509_CHAIN, () -> read(late));
        assertRefused(FormatCode.X509_CHAIN, () -> read(early));
    }

    @Test
    void refuses_a_certificate_of_another_key_and_none_at_all() throws Exception {
        String other = signed(TestCertificates.NOW, List.of(TestCertificates.leaf(TestKeys.fresh(), authority)));
        String none = StatusListJwt.sign(
                token(TestCertificates.NOW),
                new JwsKeyHint.KeyId(status.signer().kid()),
                status.signer());

        assertRefused(FormatCode.JWS_SIGNATURE, () -> read(other));
        assertRefused(FormatCode.X509_CHAIN, () -> read(none));
    }

    private StatusListToken read(String jwt) throws FormatException {
        return new JcaStatusListReader(new JcaCertificateChain(List.of(anchor)), TestKeys.CHECK)
                .read(jwt)
                .token();
    }

    private String signed(Instant at, List<Bytes> chain) throws FormatException {
        return StatusListJwt.sign(token(at), new JwsKeyHint.Chain(chain), status.signer());
    }

    private static StatusListToken token(Instant at) throws FormatException {
        return new StatusListToken(
                new StatusListUri("https://status.countersign.test/3"),
                at,
                Optional.empty(),
                Optional.empty(),
                StatusList.of(Map.of(new StatusIndex(9), StatusValue.REVOKED)));
    }
}
