package org.countersign.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class KeysPropertiesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Enabled.class);

    @Test
    void keys_are_in_the_file_by_default() {
        runner.run(context ->
                assertThat(context.getBean(KeysProperties.class).pkcs11()).isNull());
    }

    @Test
    void sm2_is_off_by_default_and_can_be_turned_on() {
        runner.run(context ->
                assertThat(context.getBean(KeysProperties.class).sm2()).isFalse());
        runner.withPropertyValues("countersign.keys.sm2=true")
                .run(context ->
                        assertThat(context.getBean(KeysProperties.class).sm2()).isTrue());
    }

    @Test
    void refuses_to_start_with_sm2_beside_a_token() {
        runner.withPropertyValues(
                        "countersign.keys.sm2=true",
                        "countersign.keys.pkcs11.library=/usr/lib/softhsm/libsofthsm2.so",
                        "countersign.keys.pkcs11.slot=7",
                        "countersign.keys.pkcs11.pin-file=/etc/countersign/pin")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("not both"));
    }

    @Test
    void maps_a_token() {
        runner.withPropertyValues(
                        "countersign.keys.password=secret",
                        "countersign.keys.pkcs11.library=/usr/lib/softhsm/libsofthsm2.so",
                        "countersign.keys.pkcs11.slot=7",
                        "countersign.keys.pkcs11.pin-file=/etc/countersign/pin")
                .run(context -> {
                    var properties = context.getBean(KeysProperties.class);
                    assertThat(properties.pkcs11())
                            .isNotNull()
                            .satisfies(token -> assertThat(token.findSlot()).isEqualTo(7));
                    assertThat(properties.toString()).doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "library=/lib/module.so",
                "library=/lib/module.so slot=1 token-label=both",
                "library=module.so slot=1",
                "library=/lib/a\"b.so slot=1",
                "library=/lib/module.so slot=-1"
            })
    void refuses_to_start_with_a_token_that_is_not_named_well(String settings) {
        var values = Arrays.stream(settings.split(" "))
                .map(setting -> "countersign.keys.pkcs11." + setting)
                .toArray(String[]::new);

        runner.withPropertyValues(values)
                .withPropertyValues("countersign.keys.pkcs11.pin-file=/etc/countersign/pin")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("countersign.keys"));
    }

    @Test
    void refuses_to_start_without_a_file_for_the_pin() {
        runner.withPropertyValues("countersign.keys.pkcs11.library=/lib/module.so", "countersign.keys.pkcs11.slot=1")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("pinFile"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KeysProperties.class)
    static class Enabled {}
}
