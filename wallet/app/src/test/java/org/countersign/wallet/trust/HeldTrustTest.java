package org.countersign.wallet.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.countersign.format.Bytes;
import org.junit.jupiter.api.Test;

class HeldTrustTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private boolean isUp = true;
    private final HeldTrust trust = new HeldTrust(this::answer, now::get);

    @Test
    void many_pages_in_one_minute_are_one_question() throws IOException {
        trust.published();
        now.set(NOW.plusSeconds(59));
        trust.published();

        assertThat(asked).hasValue(1);
    }

    @Test
    void asks_again_after_a_minute() throws IOException {
        trust.published();
        now.set(NOW.plusSeconds(60));

        assertThat(trust.published().bundle()).isEqualTo(Bytes.of(new byte[] {2}));
    }

    @Test
    void what_was_said_last_stands_while_the_gateway_is_away() throws IOException {
        trust.published();
        now.set(NOW.plusSeconds(3600));
        isUp = false;

        assertThat(trust.published().bundle()).isEqualTo(Bytes.of(new byte[] {1}));
    }

    @Test
    void fails_where_nothing_was_ever_said() {
        isUp = false;

        assertThatThrownBy(trust::published).isInstanceOf(IOException.class);
    }

    private PublishedTrust answer() throws IOException {
        int count = asked.incrementAndGet();
        if (!isUp) {
            throw new IOException("away");
        }
        return new PublishedTrust(Bytes.of(new byte[] {0}), List.of(), Bytes.of(new byte[] {(byte) count}));
    }
}
