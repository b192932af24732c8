package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.format.CityTime;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTest extends GatewayTest {
    private static final String ELDERLY = "elderly-preference-card";
    private static final String PATH = "/api/v1/certificates";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elderly-preference-card",
                "disability-card",
                "residence-permit",
                "volunteer-service-card",
                "marriage-certificate",
                "sole-trader-licence"
            })
    void delivers_a_registered_certificate_as_text_and_as_qr_codes(String type) throws Exception {
        var officer = new Officer(api());

        var id = officer.issued(Officer.request(type, 100), "issue-" + type);

        var pass = officer.pass(id);
        assertThat(pass).startsWith("CS1:");
        var png = officer.api().get(PATH + "/" + id + "/pass.png?scale=4");
        assertThat(png.mediaType()).isEqualTo("image/png");
        assertThat(DrawnCode.text(png.raw().body())).isEqualTo(pass);
        var svg = officer.api().get(PATH + "/" + id + "/pass.svg");
        assertThat(svg.mediaType()).startsWith("image/svg+xml");
        assertThat(svg.text())
                .contains("role=\"img\"")
                .contains(Samples.type(type).name().zh());
    }

    @Test
    void tells_where_the_certificate_stands_on_the_chain() {
        var officer = new Officer(api());

        var id = officer.issued(Officer.request(ELDERLY, 101), "chain");

        var certificate = officer.api().get(PATH + "/" + id).json();
        assertThat(certificate.get("state").asString()).isEqualTo("REGISTERED");
        assertThat(certificate.get("status").asString()).isEqualTo("VALID");
        assertThat(certificate.get("hash").asString()).matches("[0-9a-f]{64}");
        assertThat(certificate.get("transaction").asString()).isNotEmpty();
        assertThat(certificate.get("block").asLong()).isPositive();
        assertThat(api().as("auditor-1").get(PATH + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void answers_a_repeated_request_with_the_first_answer() {
        var officer = new Officer(api()).api();
        var request = Officer.request(ELDERLY, 102);

        var first = officer.post(PATH, request, "repeat");
        var second = officer.post(PATH, request, "repeat");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(officer.post(PATH, Officer.request(ELDERLY, 103), "repeat").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refuses_the_same_document_under_another_key() {
        var officer = new Officer(api()).api();
        officer.post(PATH, Officer.request(ELDERLY, 104), "document-1");

        var refused = officer.post(PATH, Officer.request(ELDERLY, 104), "document-2");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("DUPLICATE_CERTIFICATE");
    }

    @ParameterizedTest
    @CsvSource({
        "holderName, '', REQUIRED",
        "holderName, 王\uD83D\uDE00, FORBIDDEN_CHARACTER",
        "birthDate, 1950-02-30, NOT_A_DATE",
        "holderId, 999999195002280012, NOT_AN_ID_NUMBER",
        "level, 99, NOT_IN_TABLE",
        "hobby, chess, UNKNOWN_FIELD"
    })
    void refuses_a_bad_field_with_pointer_code_and_sentence_and_writes_nothing(
            String field, String value, String code) {
        var before = count();
        var fields = new HashMap<String, Object>(Samples.values(ELDERLY, 105));
        fields.put(field, value);

        var refused = issue(fields, Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        var error = refused.json().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo("/fields/" + field);
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("detail").asString()).isNotBlank();
        if (!value.isEmpty()) {
            assertThat(refused.text()).doesNotContain(value);
        }
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void refuses_a_value_that_is_no_text() {
        var fields = new HashMap<String, Object>(Samples.values(ELDERLY, 105));
        fields.put("certificateNumber", 12);

        assertThat(issue(fields, Map.of()).text())
                .contains("NOT_TEXT")
                .contains("/fields/certificateNumber")
                .doesNotContain("REQUIRED");
    }

    @Test
    void refuses_an_end_before_the_beginning_and_a_length_beyond_the_types() {
        var fields = Samples.values(ELDERLY, 105);

        assertThat(issue(fields, Map.of("validFrom", "2026-01-01", "validUntil", "2025-01-01"))
                        .text())
                .contains("/validUntil")
                .contains("VALIDITY_NOT_ALLOWED");
        assertThat(issue(fields, Map.of("validFrom", "2026-01-01", "validUntil", "2099-01-01"))
                        .text())
                .contains("VALIDITY_NOT_ALLOWED");
        assertThat(issue(fields, Map.of("validFrom", "soon")).text())
                .contains("/validFrom")
                .contains("NOT_A_DATE");
    }

    @Test
    void ends_where_the_type_says_when_nobody_says_anything() {
        var officer = new Officer(api());

        var accepted = officer.api()
                .post(PATH, Officer.request("residence-permit", 106), "validity")
                .json();

        var today = LocalDate.now(CityTime.OFFSET);
        var certificate =
                officer.api().get(PATH + "/" + accepted.get("id").asString()).json();
        assertThat(LocalDate.parse(certificate.get("validUntil").asString()))
                .isBetween(today.plusYears(1).minusDays(2), today.plusYears(1));
    }

    @Test
    void refuses_what_is_not_a_request_at_all() {
        var officer = new Officer(api()).api();
        var before = count();

        assertThat(officer.post(PATH, Officer.request("health-code", Map.of(), Map.of()), "x1")
                        .code())
                .isEqualTo("UNKNOWN_TYPE");
        assertThat(officer.post(PATH, Officer.request(ELDERLY, 105)).code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(officer.post(PATH, "{", "x2").code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(officer.post(PATH, "{\"type\":\"" + ELDERLY + "\"}", "x3").code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(officer.post(PATH, "{\"type\":\"" + ELDERLY + "\",\"fields\":{},\"colour\":1}", "x4")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(api().as("counter-1")
                        .post(PATH, Officer.request(ELDERLY, 105), "x5")
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void hands_out_no_pass_of_a_certificate_that_is_not_on_the_ledger() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(ELDERLY, 107), "refused");
        database.sql("update certificate set state = 'REFUSED', refusal = 'TYPE_NOT_ALLOWED' where id = :id")
                .param("id", id)
                .update();

        for (var path : List.of("/pass", "/pass.png", "/pass.svg")) {
            assertThat(officer.api().get(PATH + "/" + id + path).code()).isEqualTo("CERTIFICATE_NOT_REGISTERED");
        }
        assertThat(officer.api()
                        .post(PATH + "/" + id + "/status", "{\"to\":\"REVOKED\",\"reason\":\"r\"}", "refused-status")
                        .code())
                .isEqualTo("CERTIFICATE_NOT_REGISTERED");
    }

    @Test
    void knows_no_certificate_that_is_none() {
        var officer = new Officer(api()).api();

        for (var id : List.of("x", "00000000-0000-7000-8000-000000000000", "0-0-0-0-0", "passes")) {
            assertThat(officer.get(PATH + "/" + id + "/pass").status()).isEqualTo(404);
        }
    }

    @Test
    void pages_through_certificates() {
        var officer = new Officer(api());
        for (var number = 110; number < 113; number++) {
            officer.issued(Officer.request("volunteer-service-card", number), "page-" + number);
        }

        var all = PATH + "?type=volunteer-service-card&state=REGISTERED";
        Officer.eventually(() -> officer.api().get(all).json().get("items").size() >= 3);

        var first = officer.api().get(all + "&limit=2").json();
        assertThat(first.get("items")).hasSize(2);
        var second = officer.api()
                .get(all + "&limit=2&after=" + first.get("next").asString())
                .json();

        assertThat(second.get("items").get(0).get("id").asString())
                .isGreaterThan(first.get("next").asString());
        assertThat(officer.api().get(PATH + "?limit=501").code()).isEqualTo("VALIDATION_FAILED");
        assertThat(officer.api().get(PATH + "?state=LOST").status()).isEqualTo(400);
    }

    @Test
    void shows_the_types_to_everybody_with_a_token() {
        var types = api().as("counter-1").get("/api/v1/types").json();

        assertThat(types).hasSize(7);
        assertThat(api().as("partner-1")
                        .get("/api/v1/types/residence-permit")
                        .json()
                        .get("name")
                        .get("zh")
                        .asString())
                .isEqualTo("居住证");
        assertThat(api().as("officer-1").get("/api/v1/types/none").code()).isEqualTo("UNKNOWN_TYPE");
    }

    @Test
    void follows_a_certificate_through_its_statuses() {
        var officer = new Officer(api());
        var id = officer.issued(Officer.request(ELDERLY, 108), "status");

        assertThat(officer.changed(id, "SUSPENDED", "status-1")).isEqualTo("APPLIED");
        assertThat(officer.changed(id, "VALID", "status-2")).isEqualTo("APPLIED");
        assertThat(officer.changed(id, "REVOKED", "status-3")).isEqualTo("APPLIED");
        assertThat(officer.changed(id, "VALID", "status-4")).isEqualTo("REFUSED");
        assertThat(officer.api().get(PATH + "/" + id).json().get("status").asString())
                .isEqualTo("REVOKED");
        assertThat(officer.api()
                        .post(PATH + "/" + id + "/status", "{\"to\":\"LOST\",\"reason\":\"r\"}", "status-5")
                        .status())
                .isEqualTo(400);
        assertThat(officer.api()
                        .post(PATH + "/" + id + "/status", "{\"to\":\"VALID\",\"reason\":\"two words\"}", "status-6")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    private Api.Response issue(Map<String, ?> fields, Map<String, ?> more) {
        return new Officer(api())
                .api()
                .post(PATH, Officer.request(ELDERLY, fields, more), "refused-" + fields.hashCode() + more.hashCode());
    }

    private long count() {
        return database.sql("select count(*) from certificate")
                .query(Long.class)
                .single();
    }
}
