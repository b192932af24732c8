package org.countersign.gateway.issuance.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.countersign.gateway.issuance.CertificateFields;
import org.countersign.gateway.issuance.Officer;
import org.countersign.gateway.issuance.types.Samples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ReissueApiTest extends GatewayTest {
    private static final String TYPE = "elderly-preference-card";

    @Autowired
    private CertificateFields fields;

    @Test
    void the_successor_says_what_was_corrected_and_the_old_one_is_revoked_as_superseded() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_001), "reissue-1-issue");

        var successor = reissued(officer, old, "{\"fields\":{\"holderName\":\"欧阳建军\"}}", "reissue-1");

        var before = new HashMap<>(fields.of(new CertificateId(old)));
        before.put("holderName", "欧阳建军");
        assertThat(fields.of(new CertificateId(successor))).isEqualTo(before);
        await(() -> status(officer, old).equals("REVOKED"));
        assertThat(status(officer, successor)).isEqualTo("VALID");
        assertThat(database.sql("select reason from status_operation where certificate = :id")
                        .param("id", old)
                        .query(String.class)
                        .single())
                .isEqualTo("superseded");
    }

    @Test
    void the_same_words_can_be_issued_anew_when_every_copy_was_lost() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_002), "reissue-2-issue");

        var successor = reissued(officer, old, "{\"reason\":\"device-lost\"}", "reissue-2");

        assertThat(fields.of(new CertificateId(successor))).isEqualTo(fields.of(new CertificateId(old)));
        await(() -> status(officer, old).equals("REVOKED"));
        assertThat(officer.api()
                        .get("/api/v1/certificates/" + old + "/successor")
                        .map())
                .isEqualTo(Map.of("id", successor, "predecessor", old, "state", "REISSUED"));
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_another_one_is_refused() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_003), "reissue-3-issue");
        var path = "/api/v1/certificates/" + old + "/reissue";
        var first = officer.api().post(path, "{}", "reissue-3");

        assertThat(officer.api().post(path, "{}", "reissue-3").text()).isEqualTo(first.text());
        var second = officer.api().post(path, "{}", "reissue-3-again");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("ALREADY_REISSUED");
    }

    @Test
    void what_is_suspended_is_not_issued_anew_under_another_number() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_011), "reissue-11-issue");
        officer.changed(old, "SUSPENDED", "reissue-11-suspend");
        await(() -> status(officer, old).equals("SUSPENDED"));

        var refused = officer.api().post("/api/v1/certificates/" + old + "/reissue", "{}", "reissue-11");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CERTIFICATE_SUSPENDED");
    }

    @Test
    void what_is_revoked_is_not_issued_anew_under_another_number() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_012), "reissue-12-issue");
        officer.changed(old, "REVOKED", "reissue-12-revoke");
        await(() -> status(officer, old).equals("REVOKED"));

        var refused = officer.api().post("/api/v1/certificates/" + old + "/reissue", "{}", "reissue-12");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CERTIFICATE_REVOKED");
    }

    @Test
    void a_correction_that_breaks_the_schema_names_the_field_and_changes_nothing() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_004), "reissue-4-issue");

        var refused = officer.api()
                .post("/api/v1/certificates/" + old + "/reissue", "{\"fields\":{\"holderId\":\"1\"}}", "reissue-4");

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/fields/holderId");
        assertThat(officer.api()
                        .get("/api/v1/certificates/" + old + "/successor")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_correction_to_a_document_that_another_certificate_is_gets_refused_and_the_old_one_stays_that_document() {
        var officer = new Officer(api());
        var old = officer.issued(Officer.request(TYPE, 61_005), "reissue-5-issue");
        officer.issued(Officer.request(TYPE, 61_006), "reissue-5-other");
        var others = Samples.values(TYPE, 61_006);

        var refused = officer.api()
                .post(
                        "/api/v1/certificates/" + old + "/reissue",
                        "{\"fields\":{\"holderId\":\"%s\",\"certificateNumber\":\"%s\"}}"
                                .formatted(others.get("holderId"), others.get("certificateNumber")),
                        "reissue-5");

        assertThat(refused.code()).isEqualTo("DUPLICATE_CERTIFICATE");
        assertThat(officer.api()
                        .post("/api/v1/certificates", Officer.request(TYPE, 61_005), "reissue-5-once-more")
                        .code())
                .isEqualTo("DUPLICATE_CERTIFICATE");
    }

    private static String reissued(Officer officer, String old, String body, String key) {
        var accepted = officer.api().post("/api/v1/certificates/" + old + "/reissue", body, key);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        var successor = accepted.json().get("id").asString();
        await(() -> get(officer.api(), successor).path("state").asString().equals("REGISTERED"));
        return successor;
    }

    private static String status(Officer officer, String id) {
        return get(officer.api(), id).path("status").asString();
    }

    private static JsonNode get(Api api, String id) {
        return api.get("/api/v1/certificates/" + id).json();
    }
}
