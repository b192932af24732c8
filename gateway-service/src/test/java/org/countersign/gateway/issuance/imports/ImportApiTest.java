package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;

class ImportApiTest extends GatewayTest {
    private static final String TYPE = "marriage-certificate";

    @Test
    void issues_a_file_and_hands_out_its_passes() {
        var officer = new Officer(api());
        var type = Samples.type(TYPE);
        var file = CsvFiles.file(List.of(
                CsvFiles.header(type),
                CsvFiles.row(type, 1),
                CsvFiles.row(type, 2).replace("1950-02-28", "1950-02-31"),
                CsvFiles.row(type, 3),
                CsvFiles.row(type, 3)));

        var taken = officer.upload(TYPE, file);
        assertThat(taken.status()).isEqualTo(202);
        var id = taken.json().get("id").asString();
        Officer.eventually(() -> officer.api()
                        .get("/api/v1/imports/" + id)
                        .json()
                        .get("registered")
                        .asInt()
                == 2);

        var progress = officer.api().get("/api/v1/imports/" + id).json();
        assertThat(progress.get("state").asString()).isEqualTo("FINISHED");
        assertThat(List.of("rows", "accepted", "refused", "duplicates"))
                .extracting(name -> progress.get(name).asInt())
                .containsExactly(4, 2, 1, 1);
        var errors = officer.api().get("/api/v1/imports/" + id + "/errors").json();
        assertThat(errors.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(errors.get(0).get("column").asString()).isEqualTo("登记日期");
        assertThat(errors.get(0).get("code").asString()).isEqualTo("NOT_A_DATE");
        assertThat(errors.get(0).get("reason").asString()).contains("date");
        assertThat(errors.get(0).get("reasonZh").asString()).contains("日期");
        assertThat(errors.get(1).get("code").asString()).isEqualTo("DUPLICATE_IN_FILE");

        var passes = officer.api()
                .get("/api/v1/certificates/passes?import=" + id + "&limit=1")
                .json();
        var more = officer.api()
                .get("/api/v1/certificates/passes?import=" + id + "&limit=5&after="
                        + passes.get("next").asString())
                .json();
        var texts = new HashSet<String>();
        passes.get("items").forEach(item -> texts.add(item.get("pass").asString()));
        more.get("items").forEach(item -> texts.add(item.get("pass").asString()));
        assertThat(texts).hasSize(2).allMatch(text -> text.startsWith("CS1:"));

        assertThat(officer.upload(TYPE, file).json().get("id").asString()).isEqualTo(id);
    }

    @Test
    void refuses_what_is_no_file_of_the_type() {
        var officer = new Officer(api());

        var wrongHeader = officer.upload(TYPE, CsvFiles.good("residence-permit", 1, 1));
        assertThat(wrongHeader.status()).isEqualTo(400);
        assertThat(wrongHeader.json().get("errors").get(0).get("code").asString())
                .isEqualTo("WRONG_HEADER");
        assertThat(wrongHeader.json().get("expectedHeader").get(0).get(0).asString())
                .isEqualTo("持证人姓名");
        assertThat(officer.upload("none", CsvFiles.good(TYPE, 1, 1)).code()).isEqualTo("UNKNOWN_TYPE");
        assertThat(officer.api().post("/api/v1/imports?type=" + TYPE, "{}").code())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(officer.api().get("/api/v1/imports/x").code()).isEqualTo("NOT_FOUND");
        assertThat(officer.api()
                        .get("/api/v1/imports/00000000-0000-7000-8000-000000000000/errors")
                        .code())
                .isEqualTo("NOT_FOUND");
        var counter = api().as("counter-1");
        assertThat(counter.send(counter.request("/api/v1/imports?type=" + TYPE)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(CsvFiles.good(TYPE, 1, 1))))
                        .code())
                .isEqualTo("FORBIDDEN");
    }
}
