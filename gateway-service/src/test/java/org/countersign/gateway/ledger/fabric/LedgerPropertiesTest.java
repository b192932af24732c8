package org.countersign.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LedgerPropertiesTest {
    private static final Binding<LedgerProperties> BINDING =
            new Binding<>("countersign.ledger", LedgerProperties.class);

    @Test
    void has_defaults() {
        var defaults = BINDING.of();

        assertThat(defaults.endpoint()).isEqualTo("127.0.0.1:7051");
        assertThat(defaults.members()).containsOnlyKeys("DataBureauMSP", "CivilAffairsMSP", "PartnersMSP");
        assertThat(defaults.tlsCertificate()).isNull();
        assertThat(defaults.tlsAuthority()).isNull();
        assertThat(defaults.endorseTimeout())
                .as("longer than a peer lets the chaincode run")
                .isGreaterThan(Duration.ofSeconds(30));
        assertThat(defaults.enabled()).isTrue();
    }

    @Test
    void maps_every_value() {
        var mapped = BINDING.of(
                "enabled", "false",
                "endpoint", "peer.example:7",
                "channel", "ch",
                "chaincode", "cc",
                "organizations", "/o",
                "user", "u",
                "members[A]", "a.example",
                "follower", "A",
                "tls-certificate", "/t",
                "tls-authority", "peer0.a.example",
                "endorse-timeout", "1s",
                "submit-timeout", "2s",
                "status-timeout", "3s",
                "evaluate-timeout", "4s");

        assertThat(mapped)
                .isEqualTo(new LedgerProperties(
                        false,
                        "peer.example:7",
                        "ch",
                        "cc",
                        Path.of("/o"),
                        "u",
                        Map.of("A", "a.example"),
                        "A",
                        Path.of("/t"),
                        "peer0.a.example",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4)));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint,nowhere",
        "channel,Upper",
        "chaincode,a b",
        "user,a/b",
        "follower,NobodyMSP",
        "tls-authority,a b",
        "endorse-timeout,0s",
        "submit-timeout,1h",
        "status-timeout,0s",
        "evaluate-timeout,0s"
    })
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.ledger");
    }
}
