package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import org.countersign.gateway.data.DataFolder;
import org.countersign.gateway.data.SecretFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A token as an operator sets it. */
@ExtendWith(OutputCaptureExtension.class)
class TokenConfigurationTest {
    @TempDir
    private Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void a_module() {
        hsm = SoftHsm.orSkip();
    }

    @Test
    void the_configuration_alone_puts_signing_keys_into_the_token(CapturedOutput output) {
        started(hsm.pinFile()).run(context -> {
            var keys = context.getBean(SigningKeys.class);
            assertThat(keys.root().signer().kid()).isEqualTo(keys.root().kid());
            assertThat(folder.resolve("keys/keystore.p12")).exists();
        });

        var inToken = Token.open(
                hsm.library(),
                TokenSlots.slotOf(hsm.library(), SoftHsm.CONFIGURED_LABEL),
                new SecretFiles(new SecureRandom()).load(hsm.pinFile()));
        assertThat(inToken.place().keystore())
                .satisfies(
                        keystore -> assertThat(keystore.containsAlias("root")).isTrue());
        assertThat(output.getAll()).doesNotContain(SoftHsm.PIN);
    }

    @Test
    void refuses_a_pin_that_others_may_read() throws Exception {
        var pin = Files.copy(hsm.pinFile(), folder.resolve("pin"));
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-r--r--"));

        started(pin)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("chmod 600")
                        .satisfies(e -> assertThat(e).hasMessageNotContaining(SoftHsm.PIN)));
    }

    private ApplicationContextRunner started(Path pinFile) {
        return new ApplicationContextRunner()
                .withUserConfiguration(KeysConfiguration.class, Enabled.class)
                .withBean(DataFolder.class, () -> DataFolder.open(folder))
                .withBean(SecureRandom.class, SecureRandom::new)
                .withBean(SecretFiles.class, () -> new SecretFiles(new SecureRandom()))
                .withBean(Clock.class, () -> TestKeys.CLOCK)
                .withPropertyValues(
                        "countersign.keys.pkcs11.library=" + hsm.library(),
                        "countersign.keys.pkcs11.token-label=" + SoftHsm.CONFIGURED_LABEL,
                        "countersign.keys.pkcs11.pin-file=" + pinFile);
    }

    @EnableConfigurationProperties(KeysProperties.class)
    static class Enabled {}
}
