package org.countersign.gateway.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import org.countersign.gateway.GatewayTest;
import org.junit.jupiter.api.Test;

/** What an older backup leaves behind: certificates that the chain knows and the database does not. */
class LostCertificatesTest extends GatewayTest {
    private static final String LOST = "/api/v1/audit/lost-certificates";

    @Test
    void lists_what_only_the_chain_knows_and_nothing_else() {
        var officer = new Officer(api());
        var kept = officer.issued(Officer.request("volunteer-service-card", 88001), "lost-kept");
        var lost = officer.issued(Officer.request("volunteer-service-card", 88002), "lost-lost");
        forget(lost);

        var answer = api().as("auditor-1").get(LOST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("\"id\":\"" + lost + "\"", "\"status\":\"VALID\"", "\"registeredAt\":")
                .doesNotContain(kept);
    }

    @Test
    void a_lost_certificate_can_be_revoked() {
        var officer = new Officer(api());
        var lost = officer.issued(Officer.request("volunteer-service-card", 88003), "lost-revoked");
        forget(lost);

        var accepted = api().as("officer-1")
                .post(
                        "/api/v1/certificates/" + lost + "/status",
                        "{\"to\":\"REVOKED\",\"reason\":\"data-lost\"}",
                        "revoke-" + lost);

        assertThat(accepted.status()).isEqualTo(202);
        var operation = accepted.json().get("operation").asString();
        await(() -> api().as("officer-1")
                .get("/api/v1/certificates/" + lost + "/status/" + operation)
                .text()
                .contains("APPLIED"));
        assertThat(api().as("auditor-1").get(LOST).text()).contains("\"status\":\"REVOKED\"");
    }

    @Test
    void what_neither_knows_stays_unknown() {
        var nobody = "01980000-0000-7000-8000-000000000000";

        var refused = api().as("officer-1")
                .post(
                        "/api/v1/certificates/" + nobody + "/status",
                        "{\"to\":\"REVOKED\",\"reason\":\"data-lost\"}",
                        "revoke-" + nobody);

        assertThat(refused.status()).isEqualTo(404);
    }

    /** As a restored database would have. */
    private void forget(String certificate) {
        database.sql("delete from certificate where id = :id")
                .param("id", certificate)
                .update();
    }
}
