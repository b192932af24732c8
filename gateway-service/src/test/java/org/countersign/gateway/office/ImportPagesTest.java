package org.countersign.gateway.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.issuance.types.TypeField;
import org.junit.jupiter.api.Test;

class ImportPagesTest extends OfficeTest {

    @Test
    void a_file_is_issued_its_progress_is_shown_and_its_errors_can_be_downloaded() {
        var officer = browser().signedInAs("officer-1");

        var taken = officer.upload(
                "/office/imports?type=" + TYPE + "&name=list.csv", token(officer), csv(75_001, 75_002, 75_003));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        var page = taken.body().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        await(() -> !officer.part(page + "/progress").body().contains("hx-get"));
        assertThat(officer.get(page).body()).contains("办理完成").contains("错误清单");
        assertThat(officer.get(page + "/errors.csv").body())
                .startsWith("\uFEFF行 Line,")
                .contains("NOT_AN_ID_NUMBER");
    }

    @Test
    void a_file_with_another_header_is_refused_in_words() {
        var officer = browser().signedInAs("officer-1");

        var refused = officer.upload(
                "/office/imports?type=" + TYPE + "&name=list.csv",
                token(officer),
                "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("表头");
    }

    @Test
    void a_file_without_the_forms_token_is_refused() {
        var officer = browser().signedInAs("officer-1");

        var refused = officer.upload("/office/imports?type=" + TYPE + "&name=x", "", csv(75_010));

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void the_template_is_the_header_that_an_import_takes() {
        var officer = browser().signedInAs("officer-1");

        var template = officer.get("/office/imports/template.csv?type=" + TYPE).body();

        assertThat(template.strip().replace("\uFEFF", ""))
                .isEqualTo(Samples.type(TYPE).fields().stream()
                        .map(field -> field.label().zh())
                        .collect(Collectors.joining(",")));
    }

    private static String token(OfficeBrowser officer) {
        var body = officer.get("/office/imports").body();
        return body.replaceAll("(?s).*data-token=\"([^\"]+)\".*", "$1");
    }

    /** Good rows of these numbers, and one whose number is wrong. */
    private static byte[] csv(int... numbers) {
        var fields =
                Samples.type(TYPE).fields().stream().filter(TypeField::required).toList();
        var rows = new ArrayList<String>();
        rows.add(fields.stream().map(field -> field.label().zh()).collect(Collectors.joining(",")));
        IntStream.of(numbers).forEach(number -> rows.add(row(fields, number, false)));
        rows.add(row(fields, numbers[0], true));
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String row(List<TypeField> fields, int number, boolean wrong) {
        var values = Samples.values(TYPE, number);
        return fields.stream()
                .map(field -> wrong && field.name().equals("holderId")
                        ? "123"
                        : Objects.requireNonNull(values.get(field.name())))
                .collect(Collectors.joining(","));
    }
}
