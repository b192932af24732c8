package org.countersign.format.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskCodeTest {
    private static final DeskCode BOTH =
            new DeskCode(new Audience("window-3"), Optional.of(new Purpose("library-entry")));

    @Test
    void names_a_desk() {
        assertThat(DeskCode.parse("CSD1:window-3")).isEqualTo(DeskCode.of(new Audience("window-3")));
    }

    @Test
    void names_a_desk_and_what_it_asks_for() {
        assertThat(DeskCode.parse("CSD1:window-3/library-entry")).isEqualTo(BOTH);
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(DeskCode.parse(BOTH.text())).isEqualTo(BOTH);
        assertThat(BOTH.text()).isEqualTo("CSD1:window-3/library-entry");
    }

    @Test
    void passes_over_the_white_space_that_a_scanner_adds() {
        assertThat(DeskCode.parse(" CSD1:window-3\r\n").desk().value()).isEqualTo("window-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CSD1:",
                "CSD1:/entry",
                "CSD1:desk/",
                "CSD1:desk/a/b",
                "CSD1:a desk",
                "CSD2:desk",
                "csd1:desk",
                "CS1:desk",
                "https://CSD1:desk"
            })
    void refuses_what_is_no_code_of_a_desk(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeskCode.parse(text));
    }

    @Test
    void refuses_a_desk_whose_name_is_too_long() {
        assertThatIllegalArgumentException().isThrownBy(() -> DeskCode.parse("CSD1:" + "a".repeat(65)));
    }
}
