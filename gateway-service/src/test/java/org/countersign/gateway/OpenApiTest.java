package org.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends GatewayTest {

    @Test
    void every_operation_has_a_summary_its_problems_and_its_success() {
        var description = api().as("counter-1").get("/v3/api-docs").json();

        var softly = new SoftAssertions();
        for (var operation : operations(description)) {
            var responses = operation.node().path("responses");
            softly.assertThat(operation.node().path("summary").asString(""))
                    .as("summary of %s", operation.name())
                    .isNotBlank();
            softly.assertThat(List.copyOf(responses.propertyNames()))
                    .as("responses of %s", operation.name())
                    .contains("401", "403")
                    .anyMatch(status -> status.startsWith("2"));
            softly.assertThat(responses.path("401").path("content").has("application/problem+json"))
                    .as("problem body of %s", operation.name())
                    .isTrue();
        }
        softly.assertAll();
        assertThat(operations(description)).hasSizeGreaterThan(6);
    }

    @Test
    void the_token_flow_and_the_problem_are_described() {
        var description = api().as("counter-1").get("/v3/api-docs").json();

        var flow = description.at("/components/securitySchemes/token/flows/clientCredentials");
        assertThat(flow.path("tokenUrl").asString()).isEqualTo("/oauth2/token");
        assertThat(List.copyOf(flow.path("scopes").propertyNames()))
                .containsExactlyInAnyOrder("officer", "counter", "partner", "auditor", "steward");
        assertThat(description
                        .at("/components/schemas/Problem/properties/code/enum")
                        .size())
                .isGreaterThan(20);
        assertThat(description.at("/security/0/token").isArray()).isTrue();
    }

    @Test
    void a_request_that_needs_a_key_says_so() {
        var description = api().as("counter-1").get("/v3/api-docs").json();

        var parameters = description.at("/paths/~1api~1v1~1credit~1operations/post/parameters");
        assertThat(parameters.toString()).contains("Idempotency-Key", "Prefer").doesNotContain("caller");
    }

    private static List<Described> operations(JsonNode description) {
        var operations = new ArrayList<Described>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(verb ->
                                operations.add(new Described(verb.getKey() + " " + path.getKey(), verb.getValue()))));
        return operations;
    }

    private record Described(String name, JsonNode node) {}
}
