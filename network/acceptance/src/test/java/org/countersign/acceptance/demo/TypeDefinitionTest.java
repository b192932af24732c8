package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import java.util.Map;
import org.countersign.acceptance.resident.Paper;
import org.countersign.acceptance.resident.PaperKind;
import org.junit.jupiter.api.Test;

class TypeDefinitionTest {
    private final TypeDefinition type = TypeDefinition.of(Json.parse("""
            {"code": "elderly-preference-card", "name": {"zh": "老年人优待证", "en": "Card"}, "fields": [
              {"name": "holderName", "label": {"zh": "姓名", "en": "Name"}, "kind": "TEXT"},
              {"name": "contactPhone", "label": {"zh": "电话", "en": "Phone"}, "kind": "DIGITS", "table": null},
              {"name": "sex", "label": {"zh": "性别", "en": "Sex"}, "kind": "CODE",
               "table": [{"code": "M", "label": {"zh": "男", "en": "Male"}}]}]}
            """).asObject());

    @Test
    void the_header_is_the_fields_labels_in_chinese() {
        assertThat(type.header()).containsExactly("姓名", "电话", "性别");
        assertThat(type.chineseName()).isEqualTo("老年人优待证");
    }

    @Test
    void codes_are_written_in_words_and_absent_fields_are_empty() {
        Paper paper = new Paper(PaperKind.ELDERLY, Map.of("holderName", "王二", "sex", "M"));

        assertThat(type.row(paper)).containsExactly("王二", "", "男");
    }
}
