package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.countersign.counter.City;
import org.countersign.counter.openid4vp.DeskIdentity;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaCertificateChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskKeysTest {
    @TempDir
    private Path folder;

    @Test
    void the_desks_certificate_leads_to_the_authority_of_its_own_folder() throws Exception {
        DeskIdentity identity = keys().own("desk.test", City.NOW);

        X509Certificate authority =
                PemFiles.certificates(folder.resolve("authority.pem")).getFirst();
        JcaCertificateChain chain = new JcaCertificateChain(List.of(Bytes.of(authority.getEncoded())));
        assertThat(identity.chain()).hasSize(1);
        assertThat(identity.dnsNames()).containsExactly("desk.test");
        assertThat(chain.verify(identity.chain(), City.NOW)).isNotNull();
    }

    @Test
    void a_restart_changes_nothing() throws Exception {
        DeskIdentity first = keys().own("desk.test", City.NOW);
        DeskIdentity again = keys().own("desk.test", City.NOW.plus(Duration.ofDays(300)));

        assertThat(again.chain()).isEqualTo(first.chain());
    }

    @Test
    void the_certificate_is_renewed_before_its_end_and_for_another_host() throws Exception {
        DeskIdentity first = keys().own("desk.test", City.NOW);
        byte[] authority = Files.readAllBytes(folder.resolve("authority.pem"));

        DeskIdentity later = keys().own("desk.test", City.NOW.plus(Duration.ofDays(380)));
        DeskIdentity moved = keys().own("other.test", City.NOW.plus(Duration.ofDays(380)));

        assertThat(later.chain()).isNotEqualTo(first.chain());
        assertThat(moved.dnsNames()).containsExactly("other.test");
        assertThat(Files.readAllBytes(folder.resolve("authority.pem"))).isEqualTo(authority);
    }

    @Test
    void an_address_in_digits_gets_a_certificate_without_names() throws Exception {
        assertThat(keys().own("127.0.0.1", City.NOW).dnsNames()).isEmpty();
    }

    @Test
    void keys_are_readable_by_their_owner_only() throws Exception {
        keys().own("desk.test", City.NOW);

        for (String file : List.of("desk-key.pem", "authority-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_configured_key_and_its_chain_are_used() throws Exception {
        DeskIdentity made = keys().own("desk.test", City.NOW);

        DeskIdentity configured = keys().configured(folder.resolve("desk-key.pem"), folder.resolve("desk.pem"));

        assertThat(configured.chain()).isEqualTo(made.chain());
    }

    @Test
    void refuses_files_that_are_not_what_they_should_be() throws Exception {
        keys().own("desk.test", City.NOW);
        Path key = folder.resolve("desk-key.pem");
        Path certificate = folder.resolve("desk.pem");

        assertThatThrownBy(() -> keys().configured(certificate, certificate)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> keys().configured(key, key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> keys().configured(folder.resolve("absent"), certificate))
                .isInstanceOf(IOException.class);
    }

    private DeskKeys keys() {
        return new DeskKeys(folder, new SecureRandom());
    }
}
