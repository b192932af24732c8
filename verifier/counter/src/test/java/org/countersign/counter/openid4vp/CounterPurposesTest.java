package org.countersign.counter.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterPurposesTest {
    private static final String GOOD = """
            {"purposes": [{"id": "p", "text": {"zh": "甲", "en": "A"},
              "credentials": [{"id": "card", "types": ["elderly-preference-card"],
                "claims": [{"id": "a", "name": "level", "values": ["80"]}, {"name": "holderName"}],
                "claim_sets": [["a"], ["holderName"]], "authority_keys": ["AAAA"]}]}]}
            """;

    @Test
    void the_purposes_that_ship_can_be_read() throws Exception {
        try (InputStream shipped = CounterPurposes.class.getResourceAsStream("/purposes.json")) {
            assertThat(shipped).isNotNull();
            assertThat(CounterPurposes.parse(shipped.readAllBytes()).all()).hasSize(3);
        }
    }

    @Test
    void a_purpose_is_read_with_all_that_it_needs() throws Exception {
        CounterPurpose purpose = parse(GOOD).find("p").orElseThrow();

        assertThat(purpose.text().zh()).isEqualTo("甲");
        assertThat(purpose.credentials().getFirst().types()).containsExactly(new TypeCode("elderly-preference-card"));
        assertThat(purpose.credentials().getFirst().claims())
                .containsExactly(
                        new ClaimQuery("a", "level", List.of("80")),
                        new ClaimQuery("holderName", "holderName", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\": \"p\"|\"id\": \"p q\"",
                "\"types\": [\"elderly-preference-card\"]|\"types\": []",
                "\"claim_sets\": [[\"a\"], [\"holderName\"]]|\"claim_sets\": [[\"b\"]]",
                "\"claim_sets\": [[\"a\"], [\"holderName\"]]|\"claim_sets\": [[]]",
                "\"claim_sets\": [[\"a\"], [\"holderName\"]]|\"claim_sets\": [\"a\"]",
                "{\"name\": \"holderName\"}|{\"id\": \"a\", \"name\": \"holderName\"}",
                "\"name\": \"holderName\"|\"name\": \"\"",
                "\"text\": {|\"extra\": 1, \"text\": {",
                "\"en\": \"A\"|\"fr\": \"A\""
            })
    void refuses_a_purpose_that_means_nothing_or_something_else(String change) {
        String[] parts = change.split("\\|", -1);

        assertThat(GOOD).contains(parts[0]);
        assertThatThrownBy(() -> parse(GOOD.replace(parts[0], parts[1]))).isInstanceOf(JsonException.class);
    }

    @Test
    void the_first_set_that_is_there_satisfies_a_query() throws Exception {
        CredentialQuery query = parse(GOOD).all().getFirst().credentials().getFirst();

        assertThat(names(query, Map.of("level", "80", "holderName", "甲"))).containsExactly("level");
        assertThat(names(query, Map.of("level", "70", "holderName", "甲"))).containsExactly("holderName");
        assertThat(query.satisfiedBy(Map.of("level", "70"))).isEmpty();
        assertThat(query.satisfiedBy(Map.of())).isEmpty();
    }

    private static List<String> names(CredentialQuery query, Map<String, String> disclosed) {
        return query.satisfiedBy(disclosed).orElseThrow().stream()
                .map(ClaimQuery::name)
                .toList();
    }

    private static CounterPurposes parse(String json) throws JsonException {
        return CounterPurposes.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
