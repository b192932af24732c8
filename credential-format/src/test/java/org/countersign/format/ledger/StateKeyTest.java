package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateKeyTest {
    @Property
    void a_key_is_read_from_its_text(@ForAll("records") LedgerRecord record) {
        assertThat(StateKey.parse(record.key().text()).orElseThrow()).isEqualTo(record.key());
    }

    @Provide
    Arbitrary<LedgerRecord> records() {
        return RecordArbitraries.all();
    }

    @Test
    void is_a_composite_key_of_fabric() {
        StateKey<?> key = StateKey.account(new SchemeId("s"), new AccountId("a"));

        assertThat(key.text()).isEqualTo("\u0000account\u0000s\u0000a\u0000");
        assertThat(StateKey.clock().text()).isEqualTo("\u0000clock\u0000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "\u0000",
                "\u0000account\u0000",
                "\u0000account\u0000s\u0000a",
                "\u0000account\u0000s\u0000a\u0000b\u0000",
                "\u0000accounts\u0000s\u0000a\u0000",
                "\u0000account\u0000s\u0000\u0000",
                "x\u0000account\u0000s\u0000a\u0000",
                "\u0000account\u0000s\u0000中\u0000"
            })
    void refuses_other_texts(String text) {
        assertThat(StateKey.parse(text)).isEmpty();
    }

    @Test
    void refuses_a_type_that_is_not_kept_under_it() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new StateKey<>(RecordKind.CLOCK, Steward.class, List.of()));
    }
}
