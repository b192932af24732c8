package org.countersign.gateway.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditPropertiesTest {
    private static final Binding<CreditProperties> BINDING =
            new Binding<>("countersign.credit", CreditProperties.class);

    @Test
    void demands_no_authorisation_unless_told_so() {
        assertThat(BINDING.of())
                .isEqualTo(new CreditProperties("CivilAffairsMSP", List.of(), Duration.ofMinutes(10), 1_000_000));
    }

    @Test
    void maps_every_value() {
        assertThat(BINDING.of(
                        "organisation",
                        "AMSP",
                        "authorisation-required",
                        "volunteer,green",
                        "authorisation-lifetime",
                        "5m",
                        "max-authorisations",
                        "1000"))
                .isEqualTo(new CreditProperties("AMSP", List.of("volunteer", "green"), Duration.ofMinutes(5), 1000));
    }

    @ParameterizedTest
    @CsvSource({"organisation,''", "authorisation-lifetime,10s", "authorisation-lifetime,2h", "max-authorisations,1"})
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.credit");
    }
}
