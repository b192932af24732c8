package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartsTest extends GatewayTest {

    @Test
    void tells_anybody_that_it_lives() {
        var health = api().anonymous().get("/actuator/health/liveness");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asString()).isEqualTo("UP");
    }

    @Test
    void refuses_an_anonymous_request_with_a_problem() {
        var refused = api().anonymous().get("/api/v1/anything");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void answers_an_unknown_path_with_a_problem_when_a_token_is_there() {
        var missing = api().as("officer-1").get("/api/v1/anything");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("NOT_FOUND");
    }
}
