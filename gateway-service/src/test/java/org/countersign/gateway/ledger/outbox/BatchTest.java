package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final int MEGABYTE = 1 << 20;

    private static OutboxItem item(long seq, String msp, String function) {
        return new OutboxItem(seq, msp, function, "i" + seq, "{\"id\":\"i%d\"}".formatted(seq));
    }

    private static List<OutboxItem> items(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> item(i, "A", "f:f")).toList();
    }

    @Test
    void takes_the_longest_beginning_for_one_function_and_organisation() {
        var pending = Stream.concat(items(3).stream(), Stream.of(item(4, "A", "g:g"), item(5, "A", "f:f")));

        assertThat(Batch.prefixOf(pending.toList(), 100, MEGABYTE).seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void never_mixes_organisations() {
        assertThat(Batch.prefixOf(List.of(item(1, "A", "f:f"), item(2, "B", "f:f")), 100, MEGABYTE)
                        .seqs())
                .containsExactly(1L);
    }

    @Test
    void takes_no_more_items_than_allowed() {
        assertThat(Batch.prefixOf(items(300), 250, MEGABYTE).size()).isEqualTo(250);
    }

    @Test
    void takes_no_more_bytes_than_allowed() {
        var batch = Batch.prefixOf(items(300), 250, 100);

        assertThat(batch.argument().length()).isLessThanOrEqualTo(100);
        assertThat(batch.size()).isEqualTo(7);
    }

    @Test
    void takes_at_least_one_item() {
        assertThat(Batch.prefixOf(items(2), 250, 1).size()).isEqualTo(1);
    }

    @Test
    void argument_holds_the_items_in_order() {
        assertThat(Batch.prefixOf(items(2), 250, MEGABYTE).argument())
                .isEqualTo("{\"items\":[{\"id\":\"i1\"},{\"id\":\"i2\"}]}");
    }

    @Test
    void refuses_to_be_empty() {
        assertThatThrownBy(() -> new Batch(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
