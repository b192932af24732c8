package org.countersign.gateway.office.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"姓名|姓名", "a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "=1+1|'=1+1", "@x|'@x", "-1|'-1"})
    void quotes_what_needs_it_and_disarms_what_a_spreadsheet_would_run(String value, String cell) {
        assertThat(CsvAnswer.cell(value)).isEqualTo(cell);
    }
}
