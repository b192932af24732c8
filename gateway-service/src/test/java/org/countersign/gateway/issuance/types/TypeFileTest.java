package org.countersign.gateway.issuance.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.countersign.format.TypeCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeFileTest {
    private static final String GOOD = """
            {
              "code": "library-card", "number": 300,
              "name": {"zh": "借书证", "en": "Library card"},
              "authority": {"id": "city-library", "msp": "CivilAffairsMSP", "name": {"zh": "市图书馆", "en": "City Library"}},
              "fields": [
                {"name": "holderName", "label": {"zh": "姓名", "en": "Name"}, "kind": "TEXT", "required": true, "maxLength": 64, "personal": true},
                {"name": "holderId", "label": {"zh": "证件号", "en": "ID number"}, "kind": "ID_NUMBER", "scheme": "citizen", "required": true, "personal": true},
                {"name": "branch", "label": {"zh": "分馆", "en": "Branch"}, "kind": "CODE", "required": true, "personal": false,
                 "table": [{"code": "a", "label": {"zh": "总馆", "en": "Main"}}]},
                {"name": "number", "label": {"zh": "卡号", "en": "Card number"}, "kind": "DIGITS", "required": true, "minLength": 8, "maxLength": 8, "personal": false}
              ],
              "identity": ["holderId", "number"],
              "counterProfile": [{"field": "holderName"}, {"field": "holderId", "take": "LAST_FOUR"}, {"field": "number"}],
              "validity": {"default": "P2Y"}, "showing": "static", "maxStatusAge": "PT24H"
            }
            """;

    @Test
    void reads_the_seven_shipped_types() {
        var types = Samples.shipped();

        assertThat(types.all()).extracting(type -> type.code().value()).containsExactlyElementsOf(Samples.CODES);
        assertThat(types.all())
                .extracting(type -> type.name().zh())
                .containsExactly("老年人优待证", "残疾人证", "居住证", "志愿服务证", "结婚证", "个体工商户营业执照", "特困人员救助供养证");
    }

    @Test
    void reads_a_type_that_no_code_knows() {
        var type = read(GOOD);

        assertThat(type.number().value()).isEqualTo(300);
        assertThat(type.profile().fields())
                .extracting(field -> field.name())
                .containsExactly("holderName", "holderIdLastFour", "number");
    }

    @Test
    void a_type_may_demand_a_second_person_and_no_other_number_of_them() {
        var demanding = GOOD.replace("\"showing\":", "\"approval\": \"second-person\", \"showing\":");

        assertThat(read(demanding).needsApproval()).isTrue();
        assertThat(read(GOOD).needsApproval()).isFalse();
        assertThatThrownBy(() -> read(demanding.replace("second-person", "third-person")))
                .hasMessageContaining("/approval");
    }

    @Test
    void gives_the_same_digest_for_another_order_and_spacing() {
        var reordered = GOOD.replace(
                "\"code\": \"library-card\", \"number\": 300,", "\"number\":300,  \"code\":\"library-card\",");

        assertThat(read(reordered).digest()).isEqualTo(read(GOOD).digest());
        assertThat(read(GOOD.replace("P2Y", "P3Y")).digest())
                .isNotEqualTo(read(GOOD).digest());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            "number": 300,                     | "number": 300, "colour": 1,                          | its top
            "number": 300,                     | "number": 70000,                                     | /number
            "number": 300,                     | "number": 3.5,                                       | /number
            "number": 300,                     |                                                      | its top
            "code": "library-card"             | "code": "library card"                               | /code
            "zh": "借书证"                      | "zh": " "                                            | /name/zh
            "kind": "TEXT"                     | "kind": "PHOTO"                                      | /fields/0/kind
            "maxLength": 64                    | "maxLength": 0                                       | /fields/0/maxLength
            "kind": "DIGITS", "required": true, "minLength": 8, "maxLength": 8 | "kind": "SERIAL", "required": true, "maxLength": 41 | /fields/3/maxLength
            "maxLength": 64                    | "maxLength": 101                                     | /counterProfile/0
            "name": "number"                   | "name": "holderId"                                   | /fields/3
            "en": "Card number"                | "en": "Name"                                         | /fields/3
            "en": "Card number"                | "en": "Valid from"                                   | /fields/3
            "table": [{"code": "a"             | "table": [{"code": "b", "label": {"zh": "总馆", "en": "x"}}, {"code": "a" | /fields/2/table/1
            "scheme": "citizen"                | "scheme": "passport"                                 | /fields/1/scheme
            "identity": ["holderId", "number"] | "identity": ["holder"]                               | /identity/0
            "identity": ["holderId", "number"] | "identity": []                                       | /identity
            , "take": "LAST_FOUR"              |                                                      | /counterProfile/1
            {"field": "number"}                | {"field": "number", "take": "LAST_FOUR"}             | /counterProfile/2
            {"field": "number"}                | {"field": "holderName"}                              | /counterProfile/2
            "default": "P2Y"                   | "default": "2 years"                                 | /validity/default
            "default": "P2Y"                   | "default": "P2Y", "longest": "P1Y"                   | /validity
            "showing": "static"                | "showing": "somehow"                                 | /showing
            "maxStatusAge": "PT24H"            | "maxStatusAge": "P90D"                               | /maxStatusAge
            "minLength": 8                     | "minLength": 9                                       | /fields/3/minLength
            "minLength": 8                     | "pattern": "["                                       | /fields/3/pattern
            "personal": true}                  | "personal": true, "personal": true}                  | its top
            """)
    void refuses_a_file_and_names_the_place(String good, String bad, String place) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> read(GOOD.replaceFirst(
                        java.util.regex.Pattern.quote(good),
                        java.util.regex.Matcher.quoteReplacement(bad == null ? "" : bad))))
                .isInstanceOf(TypeDefinitionException.class)
                .hasMessageStartingWith("library-card.json at " + place + ":");
    }

    @Test
    void refuses_a_sensitive_field_in_the_counter_profile() {
        var sensitive = GOOD.replace(
                "\"maxLength\": 64, \"personal\": true", "\"maxLength\": 64, \"personal\": true, \"sensitive\": true");

        assertThatThrownBy(() -> read(sensitive))
                .isInstanceOf(TypeDefinitionException.class)
                .hasMessageContaining("sensitive");
    }

    @Test
    void refuses_two_files_with_one_number() {
        var other = GOOD.replace("library-card", "reader-card");

        assertThatThrownBy(() -> new FileTypeCatalogue(Map.of("a.json", bytes(GOOD), "b.json", bytes(other))))
                .isInstanceOf(TypeDefinitionException.class)
                .hasMessageStartingWith("b.json at /number:");
    }

    @Test
    void refuses_one_authority_with_two_names() {
        var other = GOOD.replace("library-card", "reader-card")
                .replace("300", "301")
                .replace("市图书馆", "省图书馆");

        assertThatThrownBy(() -> new FileTypeCatalogue(Map.of("a.json", bytes(GOOD), "b.json", bytes(other))))
                .isInstanceOf(TypeDefinitionException.class)
                .hasMessageStartingWith("b.json at /authority:");
    }

    @Test
    void takes_a_further_type_from_a_folder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("library-card.json"), GOOD);

        var types = new FileTypeCatalogue(TypesConfiguration.external(folder));

        assertThat(types.find(new TypeCode("library-card"))).isPresent();
    }

    @Test
    void refuses_a_folder_that_is_not_there(@TempDir Path folder) {
        assertThatThrownBy(() -> TypesConfiguration.external(folder.resolve("none")))
                .hasMessageContaining("countersign.issuance.types-folder");
    }

    private static CertificateType read(String json) {
        return TypeFile.read("library-card.json", bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
