package org.countersign.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WalletSettingsTest {
    private static final Path CLIENTS = Path.of("clients.json");

    @Test
    void reads_every_setting_by_its_name() {
        Map<String, String> given = Map.of(
                "countersign.wallet.gateway", "https://certificates.city.example",
                "countersign.wallet.gateway-clients", "clients.json",
                "countersign.wallet.gateway-authority", "ca.crt");

        WalletSettings read = new Binder(new MapConfigurationPropertySource(given))
                .bind("countersign.wallet", WalletSettings.class)
                .get();

        assertThat(read)
                .isEqualTo(new WalletSettings(
                        URI.create("https://certificates.city.example"), CLIENTS, Optional.of("ca.crt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://certificates.city.example", "http://127.0.0.1:8080", "http://localhost:8080"})
    void takes_a_public_address(String gateway) {
        assertThat(new WalletSettings(URI.create(gateway), CLIENTS, Optional.empty()).gateway())
                .hasToString(gateway);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://certificates.city.example",
                "https://certificates.city.example/",
                "https://certificates.city.example; script-src *",
                "certificates.city.example"
            })
    void refuses_what_is_no_public_address(String gateway) {
        assertThatThrownBy(() -> new WalletSettings(URI.create(gateway.replace(" ", "%20")), CLIENTS, Optional.empty()))
                .hasMessageContaining("countersign.wallet.gateway");
    }
}
