package org.countersign.gateway.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitizenPropertiesTest {
    private static final Binding<CitizenProperties> BINDING = new Binding<>("countersign", CitizenProperties.class);

    @Test
    void knows_no_wallet_page_unless_told() {
        assertThat(BINDING.of()).isEqualTo(new CitizenProperties(null));
    }

    @Test
    void maps_the_address_of_the_wallet_page() {
        assertThat(BINDING.of("wallet-url", "https://wallet.city.example/"))
                .isEqualTo(new CitizenProperties(URI.create("https://wallet.city.example/")));
    }

    @ParameterizedTest
    @CsvSource({"wallet-url,wallet.city.example", "wallet-url,/wallet"})
    void refuses_what_is_no_address(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign");
    }
}
