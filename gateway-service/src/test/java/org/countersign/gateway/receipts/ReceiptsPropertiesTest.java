package org.countersign.gateway.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsPropertiesTest {
    private static final Binding<ReceiptsProperties> BINDING =
            new Binding<>("countersign.receipts", ReceiptsProperties.class);

    @Test
    void has_defaults() {
        assertThat(BINDING.of()).isEqualTo(new ReceiptsProperties(Duration.ofDays(400), 10_000_000));
    }

    @Test
    void maps_every_value() {
        assertThat(BINDING.of("kept", "30d", "max", "1000"))
                .isEqualTo(new ReceiptsProperties(Duration.ofDays(30), 1000));
    }

    @ParameterizedTest
    @CsvSource({"kept,1h", "kept,4000d", "max,10"})
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.receipts");
    }
}
