package org.countersign.wallet.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"N9C7KLW8", "n9c7 klw8", " N9C7-KLW8 "})
    void reads_a_code_however_it_was_typed(String typed) {
        assertThat(ShortCode.typed(typed)).contains(new ShortCode("N9C7KLW8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N9C7KLW", "N9C7KLW88", "N9C7KLW0", "N9C7KLWI", "N9C7KLW中"})
    void refuses_what_can_be_no_code(String typed) {
        assertThat(ShortCode.typed(typed)).isEmpty();
    }

    @Test
    void a_drawn_code_reads_back_and_never_shows_itself() {
        ShortCode code = ShortCode.draw(new SecureRandom());

        assertThat(ShortCode.typed(code.value())).contains(code);
        assertThat(code.toString()).doesNotContain(code.value());
    }
}
