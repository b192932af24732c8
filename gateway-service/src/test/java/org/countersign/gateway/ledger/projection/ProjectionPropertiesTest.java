package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectionPropertiesTest {
    private static final Binding<ProjectionProperties> BINDING =
            new Binding<>("countersign.projection", ProjectionProperties.class);

    @Test
    void has_defaults() {
        assertThat(BINDING.of().rebuildPatience()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void maps_every_value() {
        assertThat(BINDING.of(
                        "reconnect-base", "2ms",
                        "reconnect-max", "3ms",
                        "rebuild-patience", "400ms",
                        "rebuild-reconnects", "5",
                        "height-interval", "6s"))
                .isEqualTo(new ProjectionProperties(
                        Duration.ofMillis(2), Duration.ofMillis(3), Duration.ofMillis(400), 5, Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @CsvSource({
        "reconnect-base,0s",
        "reconnect-max,1h",
        "rebuild-patience,1ms",
        "rebuild-reconnects,0",
        "height-interval,0s"
    })
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.projection");
    }
}
