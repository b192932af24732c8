package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void cells_that_need_it_are_quoted() {
        CsvFile file =
                new CsvFile("a.csv", List.of("姓名", "地址"), List.of(List.of("王,二", "他说\"好\""), List.of("两\n行", "云汀市")));

        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("姓名,地址\r\n\"王,二\",\"他说\"\"好\"\"\"\r\n\"两\n行\",云汀市\r\n");
    }

    @Test
    void characters_outside_the_basic_plane_survive() {
        CsvFile file = new CsvFile("a.csv", List.of("姓名"), List.of(List.of("李𬱖")));

        assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("李𬱖");
    }
}
