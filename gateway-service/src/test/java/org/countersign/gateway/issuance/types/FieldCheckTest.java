package org.countersign.gateway.issuance.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCheckTest {
    private static final CertificateType ELDERLY = Samples.type("elderly-preference-card");

    @ParameterizedTest
    @CsvSource({
        "holderName, 欧阳建国",
        "holderName, 买买提·艾力",
        "holderName, 𠮷野家",
        "holderName, O'Brien-Smith",
        "birthDate, 2024-02-29",
        "level, 60",
        "contactPhone, 13900000000",
        "certificateNumber, 000000000001"
    })
    void accepts(String field, String value) {
        assertThat(check(field, value)).isEqualTo(new FieldResult.Accepted(value));
    }

    @ParameterizedTest
    @CsvSource({
        "holderName, 王\uD83D\uDE00, FORBIDDEN_CHARACTER",
        "holderName, 王\u200B明, FORBIDDEN_CHARACTER",
        "holderName, 王\u202E明, FORBIDDEN_CHARACTER",
        "holderName, 王\uE000, FORBIDDEN_CHARACTER",
        "holderName, 王\uFFFF, FORBIDDEN_CHARACTER",
        "holderName, 王\u0000明, FORBIDDEN_CHARACTER",
        "holderName, 王\uFE0F, FORBIDDEN_CHARACTER",
        "holderName, 王\uD83C\uDDE8\uD83C\uDDF3, FORBIDDEN_CHARACTER",
        "birthDate, 2023-02-29, NOT_A_DATE",
        "birthDate, 2023-13-01, NOT_A_DATE",
        "birthDate, 2023-1-1, NOT_A_DATE",
        "birthDate, 20230101, NOT_A_DATE",
        "birthDate, yesterday, NOT_A_DATE",
        "birthDate, 1899-12-31, NOT_A_DATE",
        "birthDate, +12023-01-01, NOT_A_DATE",
        "level, 55, NOT_IN_TABLE",
        "contactPhone, 1390000000a, NOT_DIGITS",
        "contactPhone, ٣٣٣٣٣٣٣٣٣٣٣, NOT_DIGITS",
        "contactPhone, 139, TOO_SHORT",
        "contactPhone, 139000000000, TOO_LONG",
        "holderId, 99999919500228001, NOT_AN_ID_NUMBER"
    })
    void refuses(String field, String value, FieldFault fault) {
        assertThat(check(field, value)).isEqualTo(new FieldResult.Refused(fault));
    }

    @Test
    void refuses_a_name_of_200_characters_and_accepts_64() {
        assertThat(check("holderName", "王".repeat(64))).isEqualTo(new FieldResult.Accepted("王".repeat(64)));
        assertThat(check("holderName", "𠮷".repeat(64))).isEqualTo(new FieldResult.Accepted("𠮷".repeat(64)));
        assertThat(check("holderName", "王".repeat(65))).isEqualTo(new FieldResult.Refused(FieldFault.TOO_LONG));
        assertThat(check("holderName", "王".repeat(200))).isEqualTo(new FieldResult.Refused(FieldFault.TOO_LONG));
        assertThat(check("holderName", "王".repeat(1_000_000))).isEqualTo(new FieldResult.Refused(FieldFault.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource({
        "j999999-2024-000001, WRONG_PATTERN",
        "K999999-2024-000001, WRONG_PATTERN",
        "J999999_2024_000001, WRONG_PATTERN",
        "J999999-2024-00000, TOO_SHORT",
        "J999999-2024-0000010, TOO_LONG"
    })
    void refuses_a_serial_number(String value, FieldFault fault) {
        assertThat(FieldCheck.check(serial(), value)).isEqualTo(new FieldResult.Refused(fault));
    }

    @Test
    void accepts_a_serial_number() {
        assertThat(FieldCheck.check(serial(), "J999999-2024-000001"))
                .isEqualTo(new FieldResult.Accepted("J999999-2024-000001"));
    }

    private static TypeField serial() {
        return Samples.type("marriage-certificate").fields().stream()
                .filter(field -> field.name().equals("certificateNumber"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void normalises_and_trims_before_it_judges() {
        assertThat(check("holderName", " \u3000José\u3000")).isEqualTo(new FieldResult.Accepted("José"));
    }

    @Test
    void takes_a_label_for_its_code() {
        assertThat(check("level", "70至79周岁")).isEqualTo(new FieldResult.Accepted("70"));
        assertThat(check("level", "Aged 70 to 79")).isEqualTo(new FieldResult.Accepted("70"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 42, 999, 12_345, 599_999})
    void accepts_a_citizen_number_and_no_other_check_character(int number) {
        var good = Samples.citizen(number);

        assertThat(check("holderId", good)).isEqualTo(new FieldResult.Accepted(good));
        for (var check : "0123456789X".chars().filter(c -> c != good.charAt(17)).toArray()) {
            assertThat(check("holderId", good.substring(0, 17) + (char) check))
                    .isEqualTo(new FieldResult.Refused(FieldFault.NOT_AN_ID_NUMBER));
        }
    }

    @Test
    void refuses_a_citizen_number_with_a_day_that_is_none() {
        assertThat(IdNumbers.isValid(FieldKind.Scheme.CITIZEN, "999999195002300010"))
                .isFalse();
    }

    @Test
    void knows_published_social_credit_codes() {
        assertThat(IdNumbers.isValid(FieldKind.Scheme.SOCIAL_CREDIT, "11100000MB03271699"))
                .isTrue();
        assertThat(IdNumbers.isValid(FieldKind.Scheme.SOCIAL_CREDIT, "11430000006122244L"))
                .isTrue();
        assertThat(IdNumbers.isValid(FieldKind.Scheme.SOCIAL_CREDIT, "11430000006122244M"))
                .isFalse();
        assertThat(IdNumbers.isValid(FieldKind.Scheme.SOCIAL_CREDIT, "1143000000612224IL"))
                .isFalse();
    }

    private static FieldResult check(String field, String value) {
        return FieldCheck.check(ELDERLY.field(field).orElseThrow(), value);
    }
}
