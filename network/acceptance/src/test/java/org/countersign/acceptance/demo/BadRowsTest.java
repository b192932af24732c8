package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.countersign.acceptance.resident.Paperwork;
import org.countersign.acceptance.resident.Population;
import org.junit.jupiter.api.Test;

class BadRowsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final List<Paper> fresh = new Paperwork(new Population(1, TODAY), TODAY)
            .papers(PaperKind.ELDERLY, 8)
            .toList();
    private final Paper known = new Paperwork(new Population(2, TODAY), TODAY)
            .papers(PaperKind.ELDERLY, 1)
            .toList()
            .getFirst();
    private final BadRows bad = new BadRows(elderly(), fresh, known);
    private final List<String> lines =
            new String(bad.bytes(), StandardCharsets.UTF_8).lines().toList();

    @Test
    void the_lines_are_where_their_flaws_are_said_to_be() {
        assertThat(line(3)).contains("阿".repeat(200));
        assertThat(line(4)).contains("🐼");
        assertThat(line(5)).contains("1958-02-30");
        assertThat(line(8)).endsWith(",no-such-type");
        assertThat(bad.flaws().keySet()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 10L, 11L, 12L, 13L);
    }

    @Test
    void good_and_known_rows_are_counted() {
        assertThat(bad.good()).isEqualTo(2);
        assertThat(bad.duplicates()).isEqualTo(2);
        assertThat(bad.refused()).isEqualTo(8);
        assertThat(line(10)).isEqualTo(line(2));
        assertThat(line(11)).contains(known.holderId());
    }

    @Test
    void the_file_breaks_off_in_the_middle_of_a_character() {
        assertThat(lines).hasSize(13);
        assertThat(line(13)).startsWith("\"欧").doesNotEndWith("\"");
        assertThat(decodesStrictly(bad.bytes())).isFalse();
    }

    private String line(int number) {
        return lines.get(number - 1);
    }

    private static boolean decodesStrictly(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static TypeDefinition elderly() {
        Map<String, TypeDefinition.Column> columns = new LinkedHashMap<>();
        columns.put("holderName", new TypeDefinition.Column("姓名", Map.of()));
        columns.put("holderId", new TypeDefinition.Column("公民身份号码", Map.of()));
        columns.put("sex", new TypeDefinition.Column("性别", Map.of("M", "男", "F", "女")));
        columns.put("birthDate", new TypeDefinition.Column("出生日期", Map.of()));
        return new TypeDefinition(PaperKind.ELDERLY.type(), "老年人优待证", columns);
    }
}
