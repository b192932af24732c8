package org.countersign.gateway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    private final SecretFiles files = new SecretFiles(new SecureRandom());

    @Test
    void makes_a_secret_once_for_the_owner_only(@TempDir Path folder) throws Exception {
        var file = folder.resolve("secret");

        var first = files.randomHex(file, 32);
        var second = files.randomHex(file, 32);

        assertThat(second).isEqualTo(first);
        assertThat(first.revealText()).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("secret.part")).doesNotExist();
    }

    @Test
    void refuses_a_secret_that_others_may_read(@TempDir Path folder) throws Exception {
        var file = folder.resolve("secret");
        files.randomHex(file, 32);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> files.randomHex(file, 32))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void loads_a_secret_that_somebody_else_made_and_makes_none(@TempDir Path folder) {
        var file = folder.resolve("secret");
        files.randomHex(file, 8);

        assertThat(files.load(file).revealText()).hasSize(16);
        assertThatThrownBy(() -> files.load(folder.resolve("absent"))).hasMessageContaining("absent");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void starts_anew_after_a_crash_in_the_middle_of_writing(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret.part"), "half");

        assertThat(files.randomHex(folder.resolve("secret"), 8).revealText()).hasSize(16);
    }

    @Test
    void a_secret_has_no_text_form() {
        var secret = Secret.ofText("open sesame");

        assertThat(secret.toString()).isEqualTo("Secret");
        assertThat(secret).isEqualTo(Secret.ofText("open sesame")).isNotEqualTo(Secret.ofText("else"));
        assertThat(secret.hashCode()).isEqualTo(Secret.ofText("else").hashCode());
    }
}
