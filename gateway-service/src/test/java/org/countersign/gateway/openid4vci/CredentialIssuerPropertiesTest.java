package org.countersign.gateway.openid4vci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.countersign.gateway.ledger.Binding;
import org.countersign.gateway.openid4vci.CredentialIssuerProperties.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CredentialIssuerPropertiesTest {
    private static final Binding<CredentialIssuerProperties> BINDING =
            new Binding<>("countersign.openid4vci", CredentialIssuerProperties.class);

    @Test
    void has_defaults() {
        assertThat(BINDING.of())
                .isEqualTo(new CredentialIssuerProperties(
                        Profile.PLAIN,
                        5,
                        20,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        Duration.ofDays(30),
                        6,
                        256,
                        100_000,
                        10_000_000,
                        null));
    }

    @Test
    void maps_every_value() {
        var mapped = BINDING.of(
                "profile", "haip",
                "batch-size", "2",
                "copies-per-grant", "3",
                "nonce-lifetime", "11s",
                "proof-age", "12s",
                "offer-lifetime", "2m",
                "patience", "4s",
                "interval", "6s",
                "kept", "2h",
                "parallel", "7",
                "waiting", "8",
                "max-open", "101",
                "max-deliveries", "102",
                "key-attestation-anchors", "anchors.pem");

        assertThat(mapped)
                .isEqualTo(new CredentialIssuerProperties(
                        Profile.HAIP,
                        2,
                        3,
                        Duration.ofSeconds(11),
                        Duration.ofSeconds(12),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6),
                        Duration.ofHours(2),
                        7,
                        8,
                        101,
                        102,
                        Path.of("anchors.pem")));
    }

    @ParameterizedTest
    @CsvSource({
        "profile,strict",
        "profile,haip",
        "batch-size,1",
        "batch-size,51",
        "copies-per-grant,1",
        "nonce-lifetime,9s",
        "nonce-lifetime,2h",
        "proof-age,0s",
        "offer-lifetime,10s",
        "patience,31s",
        "interval,0s",
        "kept,1m",
        "parallel,0",
        "waiting,0",
        "max-open,99",
        "max-deliveries,99"
    })
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.openid4vci");
    }
}
