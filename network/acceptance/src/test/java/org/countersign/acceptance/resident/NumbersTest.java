package org.countersign.acceptance.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void check_character_of_an_id_number_is_that_of_the_standards_own_example() {
        // GB 11643-1999, appendix: 11010519491231002X and 440524188001010014.
        assertThat(IdNumbers.isWellFormed("11010519491231002X")).isTrue();
        assertThat(IdNumbers.isWellFormed("440524188001010014")).isTrue();
    }

    @Test
    void refuses_an_id_number_with_one_digit_changed() {
        String number = IdNumbers.of(LocalDate.of(1958, 3, 14), 27);

        assertThat(IdNumbers.isWellFormed(number)).isTrue();
        assertThat(IdNumbers.isWellFormed(number.replace("19580314", "19580315")))
                .isFalse();
    }

    @Test
    void refuses_a_serial_of_four_digits() {
        assertThatThrownBy(() -> IdNumbers.of(LocalDate.EPOCH, 1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void check_character_of_a_credit_code_is_that_of_the_standards_own_example() {
        // The example of GB 32100-2015.
        assertThat(CreditCodes.isWellFormed("91350100M000100Y43")).isTrue();
    }

    @Test
    void every_credit_code_is_well_formed_and_different() {
        assertThat(IntStream.range(0, 5_000).mapToObj(CreditCodes::ofSoleTrader))
                .doesNotHaveDuplicates()
                .allMatch(CreditCodes::isWellFormed)
                .allMatch(code -> code.startsWith("92999999MA"));
    }
}
