package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is done with a person's data: it stands in no column and in no line of the log. */
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTest extends GatewayTest {
    private static final String MARKER = "欧阳鑫淼焱垚";
    private static final String ID_NUMBER = Samples.citizen(590_001);
    private static final String ADDRESS = "玛珂路九九八八号";

    @Test
    void personal_data_is_in_no_column_and_no_log_line(CapturedOutput log) {
        var officer = new Officer(api());
        var fields = new HashMap<String, Object>(Samples.values("elderly-preference-card", 200));
        fields.put("holderName", MARKER);
        fields.put("holderId", ID_NUMBER);
        fields.put("address", ADDRESS);

        var id = officer.issued(Officer.request("elderly-preference-card", fields, Map.of()), "privacy-1");
        officer.pass(id);
        // Refused, duplicate, and with the marker where it does not belong.
        officer.api()
                .post(
                        "/api/v1/certificates",
                        Officer.request("elderly-preference-card", fields, Map.of()),
                        "privacy-2");
        fields.put("level", MARKER);
        var refused = officer.api()
                .post(
                        "/api/v1/certificates",
                        Officer.request("elderly-preference-card", fields, Map.of()),
                        "privacy-3");
        officer.api()
                .post(
                        "/api/v1/certificates",
                        "{\"type\":\"elderly-preference-card\",\"fields\":{\"holderName\":\"" + MARKER,
                        "privacy-4");
        var taken = officer.upload("elderly-preference-card", csv());
        Officer.eventually(() -> officer.api()
                .get("/api/v1/imports/" + taken.json().get("id").asString())
                .json()
                .get("state")
                .asString()
                .equals("FINISHED"));
        var errors =
                officer.api().get("/api/v1/imports/" + taken.json().get("id").asString() + "/errors");

        assertThat(errors.json()).isNotEmpty();
        for (var secret : List.of(MARKER, ID_NUMBER, ADDRESS, MARKER.substring(2))) {
            assertThat(refused.text()).doesNotContain(secret);
            assertThat(errors.text()).doesNotContain(secret);
            assertThat(columnsWith(secret)).isEmpty();
            assertThat(log.getAll()).doesNotContain(secret);
        }
    }

    @Test
    void the_search_finds_what_is_there() {
        assertThat(columnsWith("residence-permit")).isNotEmpty();
    }

    /** Every column of every table, as text; bytes also as they would read in UTF-8. */
    private List<String> columnsWith(String secret) {
        var found = new ArrayList<String>();
        var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        database.sql("""
                        select table_schema, table_name, column_name from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema')
                        """)
                .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(column -> {
                    var hits = database.sql(
                                    "select count(*) from \"%s\".\"%s\" where position(:secret in \"%s\"::text) > 0 or position(:hex in \"%s\"::text) > 0 or position(:base64 in \"%s\"::text) > 0"
                                            .formatted(
                                                    column.get(0),
                                                    column.get(1),
                                                    column.get(2),
                                                    column.get(2),
                                                    column.get(2)))
                            .param("secret", secret)
                            .param("hex", hex)
                            .param("base64", base64)
                            .query(Long.class)
                            .single();
                    if (hits > 0) {
                        found.add(String.join(".", column));
                    }
                });
        return found;
    }

    private static byte[] csv() {
        var row = "%s,%s,男,1950-02-28,%s,%s,000000000200";
        return ("姓名,公民身份号码,性别,出生日期,优待类别,居住地址,证件编号\n"
                        + row.formatted(MARKER, ID_NUMBER, "60", ADDRESS) + "\n"
                        + row.formatted(MARKER, Samples.citizen(590_002), MARKER, ADDRESS) + "\n"
                        + row.formatted(MARKER, Samples.citizen(590_003), "70", ADDRESS) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
