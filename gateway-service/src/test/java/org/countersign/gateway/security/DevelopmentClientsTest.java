package org.countersign.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.countersign.gateway.data.SecretFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DevelopmentClientsTest {
    private final SecureRandom random = new SecureRandom();
    private final DevelopmentClients clients =
            new DevelopmentClients(new SecretFiles(random), random, new JsonMapper());

    @Test
    void makes_one_client_of_each_role_once(@TempDir Path folder) throws Exception {
        var file = folder.resolve("clients.json");

        var first = clients.loadOrCreate(file);
        var second = clients.loadOrCreate(file);

        assertThat(second).isEqualTo(first);
        assertThat(first.stream().flatMap(client -> client.roles().stream()))
                .contains("officer", "counter", "partner", "auditor", "steward");
        assertThat(first.stream().map(DevelopmentClient::clientSecret))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.length() >= 43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void never_shows_a_secret_in_text(@TempDir Path folder) {
        var client = clients.loadOrCreate(folder.resolve("clients.json")).getFirst();

        assertThat(client.toString()).doesNotContain(client.clientSecret());
    }

    @Test
    void refuses_a_broken_file_without_quoting_it(@TempDir Path folder) throws Exception {
        var file = folder.resolve("clients.json");
        Files.writeString(file, "[{\"clientId\":\"a\",\"clientSecret\":\"very-secret-text\",");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> clients.loadOrCreate(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clients.json")
                .hasMessageNotContaining("very-secret-text")
                .hasNoCause();
    }

    @Test
    void compares_digests_of_secrets() {
        var digests = new SecretDigests();

        assertThat(digests.encode("secret")).matches("[0-9a-f]{64}");
        assertThat(digests.matches("secret", digests.encode("secret"))).isTrue();
        assertThat(digests.matches("other", digests.encode("secret"))).isFalse();
        assertThat(digests.matches(null, digests.encode("secret"))).isFalse();
    }
}
