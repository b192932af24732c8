package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.countersign.gateway.ledger.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutboxPropertiesTest {
    private static final Binding<OutboxProperties> BINDING =
            new Binding<>("countersign.outbox", OutboxProperties.class);

    @Test
    void has_defaults() {
        var defaults = BINDING.of();

        assertThat(defaults.batchItems()).isEqualTo(250);
        assertThat(defaults.batchBytes()).isEqualTo(1 << 20);
        assertThat(defaults.maxBacklog()).isEqualTo(250_000);
    }

    @Test
    void maps_every_value() {
        var mapped = BINDING.of(
                "max-backlog", "1",
                "max-shard-backlog", "11",
                "batch-items", "2",
                "batch-bytes", "300000",
                "idle-poll", "20ms",
                "settle-timeout", "30ms",
                "backoff-base", "40ms",
                "backoff-max", "50ms",
                "failure-attempts", "6",
                "set-aside-after", "9s",
                "set-aside-in-a-row", "10",
                "retry-after", "7s",
                "max-waiters", "8");

        assertThat(mapped)
                .isEqualTo(new OutboxProperties(
                        1,
                        11,
                        2,
                        300_000,
                        Duration.ofMillis(20),
                        Duration.ofMillis(30),
                        Duration.ofMillis(40),
                        Duration.ofMillis(50),
                        6,
                        Duration.ofSeconds(9),
                        10,
                        Duration.ofSeconds(7),
                        8));
    }

    @ParameterizedTest
    @CsvSource({
        "max-backlog,0",
        "batch-items,0",
        "batch-items,1001",
        "batch-bytes,1000",
        "batch-bytes,1048577",
        "idle-poll,1ms",
        "settle-timeout,0s",
        "backoff-base,0s",
        "backoff-max,1h",
        "failure-attempts,0",
        "retry-after,0s",
        "max-shard-backlog,0",
        "set-aside-after,25h",
        "set-aside-in-a-row,0",
        "max-waiters,0"
    })
    void refuses_values_out_of_range(String key, String value) {
        assertThat(BINDING.refusalOf(key, value)).contains("countersign.outbox");
    }
}
