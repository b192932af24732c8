package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countersign.format.json.JsonException;
import org.junit.jupiter.api.Test;

class StatusPageTest {
    private static final int LAST = LedgerLimits.STATUS_LIST_ENTRIES - 1;

    @Property
    void a_place_is_taken_when_it_was_taken_and_no_other_is(
            @ForAll @IntRange(max = LAST) int index, @ForAll @IntRange(max = LAST) int other) {
        StatusIndex place = new StatusIndex(3, index);

        StatusPage page = StatusPage.emptyAround(place).with(place);

        assertThat(page.isTaken(place)).isTrue();
        assertThat(page.takenIndexes()).containsExactly(index);
        if (other != index && other / StatusPage.PLACES == page.page()) {
            assertThat(page.isTaken(new StatusIndex(3, other))).isFalse();
        }
    }

    @Test
    void taking_a_place_again_changes_nothing() {
        StatusPage page = StatusPage.emptyAround(new StatusIndex(1, 9)).with(new StatusIndex(1, 9));

        assertThat(page.with(new StatusIndex(1, 9))).isEqualTo(page);
    }

    @Test
    void refuses_a_place_of_another_page() {
        StatusPage page = StatusPage.emptyAround(new StatusIndex(1, 0));

        assertThatThrownBy(() -> page.isTaken(new StatusIndex(1, StatusPage.PLACES)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page.with(new StatusIndex(2, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_page_with_too_few_bits() {
        StateKey<StatusPage> key = StateKey.statusPage(new StatusIndex(1, 0));

        assertThatThrownBy(() -> LedgerRecordCodec.read(
                        key, "{\"list\":1,\"page\":0,\"taken\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void refuses_a_page_whose_first_place_64_bits_do_not_hold() {
        StateKey<StatusPage> key = StateKey.statusPage(new StatusIndex(1, 0));
        String beyond = "{\"list\":1,\"page\":9007199254740991,\"taken\":\"AAAA\"}";

        assertThatThrownBy(() -> LedgerRecordCodec.read(key, beyond.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void a_page_is_small_enough_to_be_written_for_one_certificate() {
        assertThat(LedgerRecordCodec.write(StatusPage.emptyAround(new StatusIndex(1, LAST))))
                .hasSizeLessThan(1500);
    }
}
