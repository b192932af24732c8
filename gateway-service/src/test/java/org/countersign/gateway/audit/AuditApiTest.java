package org.countersign.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.countersign.gateway.Api;
import org.countersign.gateway.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

final class AuditApiTest extends GatewayTest {
    private static final String PROJECTION = "/api/v1/audit/projection";

    private Api auditor() {
        return api().as("auditor-1");
    }

    private JsonNode projection() {
        return auditor().get(PROJECTION).json();
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void a_rebuild_ends_with_an_equal_digest() throws InterruptedException {
        var started = auditor().post(PROJECTION + "/rebuild", "");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("state").asString()).isIn("RUNNING", "EQUAL");

        while (projection().path("state").asString().equals("REBUILDING")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }

        var rebuild = projection().path("rebuild");
        assertThat(rebuild.path("state").asString()).isEqualTo("EQUAL");
        assertThat(rebuild.path("digestBefore").asString())
                .isEqualTo(rebuild.path("digestAfter").asString())
                .hasSize(64);
        assertThat(projection().path("state").asString()).isEqualTo("LIVE");
    }

    @Test
    void the_projection_is_told_with_its_digest() {
        var answer = projection();

        assertThat(answer.path("digest").asString()).hasSize(64);
        assertThat(answer.path("certificates").isIntegralNumber()).isTrue();
        assertThat(answer.path("operations").isIntegralNumber()).isTrue();
    }

    @Test
    void totals_of_a_scheme_agree() {
        var answer = auditor().get("/api/v1/audit/totals?scheme=volunteer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("agree").asBoolean()).isTrue();
        assertThat(answer.json().path("chain")).isEqualTo(answer.json().path("database"));
    }

    @Test
    void an_unknown_scheme_is_not_found() {
        assertThat(auditor().get("/api/v1/audit/totals?scheme=nothing").status())
                .isEqualTo(404);
    }

    @Test
    void a_scheme_that_is_none_is_refused() {
        assertThat(auditor().get("/api/v1/audit/totals?scheme=a%20b").status()).isEqualTo(400);
    }

    @Test
    void nothing_is_set_aside_and_nothing_can_be_put_back() {
        var page = auditor().get("/api/v1/audit/set-aside");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("items").isArray()).isTrue();
        assertThat(page.json().path("items")).isEmpty();

        assertThat(auditor()
                        .post("/api/v1/audit/set-aside/requeue", "")
                        .json()
                        .path("requeued")
                        .asInt())
                .isZero();
        assertThat(auditor().post("/api/v1/audit/set-aside/1/requeue", "").code())
                .isEqualTo("NOT_FOUND");
        assertThat(auditor().post("/api/v1/audit/set-aside/x/requeue", "").status())
                .isEqualTo(400);
        assertThat(auditor().get("/api/v1/audit/set-aside?limit=0").status()).isEqualTo(400);
    }

    @Test
    void officers_may_not_put_items_back() {
        assertThat(api().as("officer-1")
                        .post("/api/v1/audit/set-aside/requeue", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void officers_may_not_rebuild() {
        assertThat(api().as("officer-1").post(PROJECTION + "/rebuild", "").status())
                .isEqualTo(403);
    }
}
