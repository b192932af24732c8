package org.countersign.counter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PresentationSettingsTest {
    private static final String PREFIX = "countersign.presentations.";

    @Test
    void the_defaults_are_the_safe_ones() {
        PresentationSettings settings = bound(Map.of());

        assertThat(settings.requestLifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.unsigned()).isFalse();
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.desk()).isEqualTo("local-desk");
        assertThat(settings.folder()).isEqualTo(Path.of("data/counter/presentations"));
    }

    @Test
    void every_setting_is_taken() {
        PresentationSettings settings = bound(Map.of(
                "request-lifetime", "2m",
                "result-lifetime", "3m",
                "longest-showing", "1m",
                "most-open", "5",
                "unsigned", "true",
                "origins", "https://a.test,https://b.test",
                "key", "k.pem",
                "certificates", "c.pem",
                "desk", "window-1"));

        assertThat(settings.mostOpen()).isEqualTo(5);
        assertThat(settings.resultLifetime()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.longestShowing()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.origins()).containsExactly("https://a.test", "https://b.test");
        assertThat(settings.key()).contains("k.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "request-lifetime, 0s",
        "request-lifetime, 2h",
        "result-lifetime, -1s",
        "longest-showing, 61m",
        "most-open, 0",
        "key, k.pem"
    })
    void refuses_what_is_out_of_range(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of(name, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PREFIX + name);
    }

    private static PresentationSettings bound(Map<String, String> settings) {
        Map<String, String> prefixed = new HashMap<>(Map.of(PREFIX + "store", "data/counter"));
        settings.forEach((name, value) -> prefixed.put(PREFIX + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bind("countersign.presentations", PresentationSettings.class)
                .get();
    }
}
