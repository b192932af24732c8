package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String COPIES = "certificates:addCopies";
    private static final String CHANGE = "certificates:changeStatus";

    private static OutboxItem item(long seq, String msp, String function) {
        return new OutboxItem(seq, msp, function, "i" + seq, "{\"id\":\"i%d\"}".formatted(seq));
    }

    private static OutboxItem registration(long seq, String certificate) {
        return new OutboxItem(seq, "A", "certificates:register", certificate, "{\"id\":\"%s\"}".formatted(certificate));
    }

    private static OutboxItem copies(long seq, String certificate) {
        return new OutboxItem(
                seq, "A", COPIES, "i" + seq, "{\"certificate\":\"%s\",\"id\":\"i%d\"}".formatted(certificate, seq));
    }

    private static List<OutboxItem> items(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> item(i, "A", "f:f")).toList();
    }

    @Test
    void takes_the_longest_beginning_for_one_function_and_organisation() {
        var pending = Stream.concat(items(3).stream(), Stream.of(item(4, "A", "g:g"), item(5, "A", "f:f")));

        assertThat(Batch.of(pending.toList(), 100, MEGABYTE).seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_is_about_certificates_passes_what_is_about_others() {
        var pending = List.of(
                registration(1, "a"), copies(2, "x"), registration(3, "b"), copies(4, "y"), registration(5, "c"));

        assertThat(Batch.of(pending, 100, MEGABYTE).seqs()).containsExactly(1L, 3L, 5L);
        assertThat(Batch.of(pending.subList(1, 5), 100, MEGABYTE).seqs()).containsExactly(2L, 4L);
    }

    @Test
    void what_is_about_one_certificate_keeps_its_order() {
        var pending = List.of(
                copies(1, "x"),
                registration(2, "a"),
                copies(3, "a"),
                copies(4, "y"),
                copies(5, "a"),
                new OutboxItem(6, "A", CHANGE, "i6", "{\"certificate\":\"y\",\"id\":\"i6\"}"),
                copies(7, "y"));

        assertThat(Batch.of(pending, 100, MEGABYTE).seqs()).containsExactly(1L, 4L);
    }

    @Property
    void every_order_of_one_certificate_is_kept_whatever_is_pending(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 11) Integer> kinds,
            @ForAll @IntRange(min = 1, max = 10) int most) {
        var pending = IntStream.range(0, kinds.size())
                .mapToObj(seq -> new OutboxItem(
                        seq,
                        kinds.get(seq) % 2 == 0 ? "A" : "B",
                        kinds.get(seq) % 3 == 0 ? COPIES : CHANGE,
                        "i" + seq,
                        "{\"certificate\":\"c%d\",\"id\":\"i%d\"}".formatted(kinds.get(seq) % 4, seq)))
                .collect(Collectors.toCollection(ArrayList::new));
        var order = new ArrayList<Integer>();

        while (!pending.isEmpty()) {
            var batch = Batch.of(pending, most, MEGABYTE);
            assertThat(batch.items()).startsWith(pending.getFirst());
            pending.removeAll(batch.items());
            batch.seqs().forEach(seq -> order.add(seq.intValue()));
        }

        for (var certificate = 0; certificate < 4; certificate++) {
            var which = certificate;
            assertThat(order.stream().filter(seq -> kinds.get(seq) % 4 == which))
                    .isSorted();
        }
    }

    @Test
    void never_mixes_organisations() {
        assertThat(Batch.of(List.of(item(1, "A", "f:f"), item(2, "B", "f:f")), 100, MEGABYTE)
                        .seqs())
                .containsExactly(1L);
    }

    @Test
    void takes_no_more_items_than_allowed() {
        assertThat(Batch.of(items(300), 250, MEGABYTE).size()).isEqualTo(250);
    }

    @Test
    void takes_no_more_bytes_than_allowed() {
        var batch = Batch.of(items(300), 250, 100);

        assertThat(batch.argument().length()).isLessThanOrEqualTo(100);
        assertThat(batch.size()).isEqualTo(7);
    }

    @Test
    void takes_at_least_one_item() {
        assertThat(Batch.of(items(2), 250, 1).size()).isEqualTo(1);
    }

    @Test
    void argument_holds_the_items_in_order() {
        assertThat(Batch.of(items(2), 250, MEGABYTE).argument())
                .isEqualTo("{\"items\":[{\"id\":\"i1\"},{\"id\":\"i2\"}]}");
    }

    @Test
    void refuses_to_be_empty() {
        assertThatThrownBy(() -> new Batch(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
