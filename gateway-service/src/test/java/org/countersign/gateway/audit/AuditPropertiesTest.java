package org.countersign.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuditPropertiesTest {
    private static final Binding<AuditProperties> BINDING = new Binding<>("countersign.audit", AuditProperties.class);

    @Test
    void has_defaults() {
        assertThat(BINDING.of()).isEqualTo(new AuditProperties("DataBureauMSP", 10, Duration.ofMillis(200)));
    }

    @Test
    void maps_every_value() {
        assertThat(BINDING.of("msp", "AMSP", "tries", "3", "pause", "4ms"))
                .isEqualTo(new AuditProperties("AMSP", 3, Duration.ofMillis(4)));
    }

    @ParameterizedTest
    @CsvSource({"msp,a b", "tries,0", "tries,101", "pause,1m"})
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.audit");
    }
}
