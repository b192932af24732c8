package org.countersign.gateway.office.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private final CertificateType card = Samples.type("elderly-preference-card");

    @ParameterizedTest
    @CsvSource({
        "holderName, 林秀英, 林**",
        "holderName, 李明, 李**",
        "holderName, 欧阳建国, 欧**",
        "holderName, Maria Fernandez, Ma******",
        "holderId, 999999195003072843, 9999**********2843",
        "birthDate, 1950-03-07, 1950-**-**",
        "contactPhone, 13812345678, 138****5678",
        "sex, F, **",
        "address, 滨江路7号3幢502室, 滨江******"
    })
    void shows_the_beginning_and_the_end_and_stars_between(String field, String value, String shown) {
        assertThat(Masking.of(card.field(field).orElseThrow(), value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"林", "1", "12", "123456", "𠮷田"})
    void hides_something_of_every_value_that_is_there(String value) {
        var name = card.field("holderName").orElseThrow();

        assertThat(Masking.of(name, value)).contains("*").isNotEqualTo(value);
    }

    @Test
    void a_number_in_a_text_field_is_masked_as_a_number() {
        var number = Samples.type("disability-card").field("certificateNumber").orElseThrow();

        assertThat(Masking.of(number, "99999919500307284343")).isEqualTo("9999************4343");
    }
}
