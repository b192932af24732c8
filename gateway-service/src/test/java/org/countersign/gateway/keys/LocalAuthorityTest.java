package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaCertificateChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    private final Path folder;

    private static final URI ADDRESS = URI.create("https://certificates.city.test");

    private final Keystore keys;

    LocalAuthorityTest(@TempDir Path folder) {
        this.folder = folder;
        this.keys = TestKeys.open(folder.resolve("keystore.p12"), "test");
    }

    @Test
    void vouches_for_a_key_below_an_anchor_that_does_not_come_along() throws Exception {
        var authority = keys.authority();

        var chain = authority.chain(keys.status(), ADDRESS, NOW);

        assertThat(chain).doesNotContain(authority.anchor());
        assertThat(anchored(authority).verify(chain, NOW))
                .isEqualTo(keys.status().publicKey());
    }

    @Test
    void the_anchor_is_the_same_after_a_restart_and_holds_for_what_was_signed_before() throws Exception {
        var chain = keys.authority().chain(keys.status(), ADDRESS, NOW);

        var again = TestKeys.open(folder.resolve("keystore.p12"), "test").authority();

        assertThat(again.anchor()).isEqualTo(keys.authority().anchor());
        assertThat(anchored(again).verify(chain, NOW)).isEqualTo(keys.status().publicKey());
    }

    @Test
    void no_certificate_of_another_authority_holds() throws Exception {
        var other = TestKeys.open(folder.resolve("other.p12"), "test").authority();
        var chain = other.chain(keys.status(), ADDRESS, NOW);

        assertThatThrownBy(() -> anchored(keys.authority()).verify(chain, NOW)).isInstanceOf(FormatException.class);
    }

    @Test
    void gives_the_same_certificate_until_it_is_to_be_renewed_and_never_one_that_is_over() throws Exception {
        var authority = keys.authority();
        var first = authority.chain(keys.status(), ADDRESS, NOW);
        var later = NOW.plus(Duration.ofDays(400));

        assertThat(authority.chain(keys.status(), ADDRESS, NOW.plus(Duration.ofDays(100))))
                .isEqualTo(first);
        var renewed = authority.chain(keys.status(), ADDRESS, later);
        assertThat(renewed).isNotEqualTo(first);
        assertThat(anchored(authority).verify(renewed, later.plus(Duration.ofDays(31))))
                .isEqualTo(keys.status().publicKey());
    }

    @Test
    void the_certificate_names_the_address_and_its_host() throws Exception {
        var leaf = keys.authority().chain(keys.status(), ADDRESS, NOW).getFirst();

        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(leaf.toArray()));

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("https://certificates.city.test", "certificates.city.test");
    }

    @Test
    void a_certificate_holds_for_as_long_as_credentials_that_are_signed_under_it() throws Exception {
        var authority = keys.authority();
        var chain = authority.chain(keys.status(), ADDRESS, NOW);

        assertThat(anchored(authority).verify(chain, NOW.plus(Duration.ofDays(9 * 365))))
                .isEqualTo(keys.status().publicKey());
    }

    @Test
    void each_key_has_a_certificate_of_its_own() {
        assertThat(keys.authority().chain(keys.status(), ADDRESS, NOW))
                .isNotEqualTo(keys.authority().chain(keys.root(), ADDRESS, NOW));
    }

    private static JcaCertificateChain anchored(CertificateAuthority authority) throws FormatException {
        return new JcaCertificateChain(List.of(authority.anchor()));
    }
}
