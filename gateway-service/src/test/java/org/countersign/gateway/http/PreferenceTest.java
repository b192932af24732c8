package org.countersign.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"wait=10", "respond-async, wait=10", "Wait=\"10\"", "wait = 10", "wait=10, wait=3"})
    void reads_how_long_to_wait(String header) {
        assertThat(Preference.of(List.of(header)).waiting()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=soon", "wait=-1", "waiting=10", "wait=9999999999"})
    void ignores_what_it_does_not_understand(String header) {
        assertThat(Preference.of(List.of(header)).waits()).isFalse();
    }

    @Test
    void waits_thirty_seconds_at_most() {
        assertThat(Preference.of(List.of("wait=31")).waiting()).isEqualTo(Preference.LONGEST);
        assertThat(Preference.of(null).waits()).isFalse();
    }
}
