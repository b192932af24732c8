package org.countersign.gateway.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedemptionCodeTest {

    @Property(tries = 200)
    void every_code_is_understood_as_it_is_shown(@ForAll @Size(32) byte[] digest) {
        var code = RedemptionCode.of(new Digest(Bytes.of(digest)));

        assertThat(RedemptionCode.typed(code.shown())).contains(code);
    }

    @Test
    void spells_the_first_forty_bits() {
        var digest = new Digest(Bytes.ofHex("0123456789" + "ff".repeat(27)));

        assertThat(RedemptionCode.of(digest).shown()).isEqualTo("04HM-ASW9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04HM-ASW9", "04hmasw9", " 04hm asw9 ", "O4HM-ASW9"})
    void understands_what_people_type(String typed) {
        assertThat(RedemptionCode.typed(typed)).contains(new RedemptionCode("04HMASW9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04HM-ASW", "04HM-ASW99", "04HM-ASWU", "04HM_ASW9", "０4HM-ASW9"})
    void takes_nothing_else_for_a_code(String typed) {
        assertThat(RedemptionCode.typed(typed)).isEmpty();
    }

    @Test
    void is_no_code_in_lower_case_and_says_nothing_in_a_log() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RedemptionCode("04hmasw9"));
        assertThat(new RedemptionCode("04HMASW9")).hasToString("RedemptionCode[]");
    }
}
