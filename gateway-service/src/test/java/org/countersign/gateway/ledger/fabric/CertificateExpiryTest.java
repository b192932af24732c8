package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.countersign.gateway.ledger.Binding;
import org.countersign.gateway.ledger.LedgerForTests;
import org.hyperledger.fabric.client.identity.Identities;
import org.junit.jupiter.api.Test;

final class CertificateExpiryTest {
    private static final Path ORGANIZATIONS = LedgerForTests.shared().organizations();
    private static final Path CERTIFICATE = ORGANIZATIONS.resolve(
            "peerOrganizations/civil-affairs.countersign.test/users/gateway@civil-affairs.countersign.test/msp/signcerts");

    private static double seconds(Instant now, String use, String owner, String... more) {
        var registry = new SimpleMeterRegistry();
        var settings = new String[more.length + 2];
        settings[0] = "organizations";
        settings[1] = ORGANIZATIONS.toString();
        System.arraycopy(more, 0, settings, 2, more.length);
        var properties = new Binding<>("countersign.ledger", LedgerProperties.class).of(settings);
        var expiry = new CertificateExpiry(properties, () -> now);
        expiry.bindTo(registry);
        return registry.get(CertificateExpiry.METER)
                .tag("use", use)
                .tag("owner", owner)
                .gauge()
                .value();
    }

    @Test
    void counts_down_to_the_end_of_our_certificate() throws Exception {
        var end = certificate().getNotAfter().toInstant();

        assertThat(seconds(end.minus(Duration.ofDays(30)), "signing", "CivilAffairsMSP"))
                .isEqualTo(30 * 86_400);
        assertThat(seconds(end.plusSeconds(1), "signing", "CivilAffairsMSP")).isEqualTo(-1);
    }

    @Test
    void watches_the_authority_of_the_ledgers_tls_certificate_where_one_is_configured() throws Exception {
        var now = certificate().getNotAfter().toInstant().minusSeconds(60);

        assertThat(seconds(now, "tls-authority", "ledger", "tls-certificate", file().toString()))
                .isEqualTo(60);
    }

    @Test
    void gives_no_number_while_the_file_is_missing() {
        assertThat(seconds(Instant.EPOCH, "signing", "CivilAffairsMSP", "user", "nobody"))
                .isNaN();
    }

    private static X509Certificate certificate() throws java.io.IOException, CertificateException {
        return Identities.readX509Certificate(Files.readString(file()));
    }

    private static Path file() throws java.io.IOException {
        try (var files = Files.list(CERTIFICATE)) {
            return files.findFirst().orElseThrow();
        }
    }
}
