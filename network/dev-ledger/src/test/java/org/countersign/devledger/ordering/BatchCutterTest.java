package org.countersign.devledger.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import org.countersign.devledger.store.PendingEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.junit.jupiter.api.Test;

final class BatchCutterTest {
    private final BatchCutter cutter = new BatchCutter(new BatchOptions(3, 100, 200, Duration.ofSeconds(1)));
    private long sequence;

    @Test
    void cuts_when_the_count_is_reached() {
        assertThat(sizes(ordered(10))).isEmpty();
        assertThat(sizes(ordered(10))).isEmpty();
        assertThat(sizes(ordered(10))).containsExactly(3);
        assertThat(cutter.isPending()).isFalse();
    }

    @Test
    void cuts_before_the_preferred_size_would_be_passed() {
        assertThat(sizes(ordered(60))).isEmpty();
        assertThat(sizes(ordered(60))).containsExactly(1);
        assertThat(cutter.isPending()).isTrue();
    }

    @Test
    void isolates_an_envelope_that_is_larger_than_preferred() {
        assertThat(sizes(ordered(10))).isEmpty();
        assertThat(sizes(ordered(150))).containsExactly(1, 1);
        assertThat(cutter.isPending()).isFalse();
    }

    @Test
    void cuts_what_is_there_when_told_to() {
        assertThat(cutter.cut()).isEmpty();
        assertThat(sizes(ordered(10))).isEmpty();
        assertThat(sizes(cutter.cut())).containsExactly(1);
        assertThat(cutter.cut()).isEmpty();
    }

    @Test
    void refuses_options_out_of_range() {
        assertThatThrownBy(() -> new BatchOptions(0, 100, 200, Duration.ofSeconds(1)))
                .hasMessageContaining("MaxMessageCount");
        assertThatThrownBy(() -> new BatchOptions(1, 300, 200, Duration.ofSeconds(1)))
                .hasMessageContaining("AbsoluteMaxBytes");
        assertThatThrownBy(() -> new BatchOptions(1, 100, 200, Duration.ZERO)).hasMessageContaining("BatchTimeout");
    }

    private List<List<PendingEnvelope>> ordered(int bytes) {
        return cutter.ordered(new PendingEnvelope(
                sequence++,
                Envelope.newBuilder()
                        .setPayload(ByteString.copyFrom(new byte[bytes]))
                        .build()));
    }

    private static List<Integer> sizes(List<List<PendingEnvelope>> batches) {
        return batches.stream().map(List::size).toList();
    }
}
