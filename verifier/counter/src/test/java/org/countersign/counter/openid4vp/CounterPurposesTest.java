package org.countersign.counter.openid4vp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonWriter;
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

    private static final String SETS = """
            {"purposes": [{"id": "p", "text": {"zh": "甲", "en": "A"},
              "credentials": [{"id": "card", "types": ["elderly-preference-card"]},
                {"id": "permit", "types": ["residence-permit"]},
                {"id": "licence", "types": ["sole-trader-licence"], "multiple": true},
                {"id": "extra", "types": ["disability-card"]}],
              "credential_sets": [{"options": [["card"], ["permit", "licence"]]}, {"options": [["extra"]], "required": false}]}]}
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
                "\"name\": \"holderName\"|\"path\": [\"holderName\", \"family\"]",
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

    @Test
    void an_option_of_each_needed_set_meets_a_purpose_and_nothing_beyond_options_does() throws Exception {
        CounterPurpose purpose = parse(SETS).find("p").orElseThrow();

        assertThat(purpose.isMetBy(Set.of("card"))).isTrue();
        assertThat(purpose.isMetBy(Set.of("permit", "licence"))).isTrue();
        assertThat(purpose.isMetBy(Set.of("card", "extra"))).isTrue();
        assertThat(purpose.isMetBy(Set.of())).isFalse();
        assertThat(purpose.isMetBy(Set.of("permit"))).isFalse();
        assertThat(purpose.isMetBy(Set.of("extra"))).isFalse();
        assertThat(purpose.isMetBy(Set.of("card", "permit"))).isFalse();
        assertThat(purpose.isMetBy(Set.of("card", "other"))).isFalse();
    }

    @Test
    void without_sets_every_credential_is_needed() throws Exception {
        CounterPurpose purpose = parse(GOOD).find("p").orElseThrow();

        assertThat(purpose.isMetBy(Set.of("card"))).isTrue();
        assertThat(purpose.isMetBy(Set.of())).isFalse();
    }

    @Test
    void sets_and_several_credentials_of_one_query_are_asked_for() throws Exception {
        String dcql = JsonWriter.canonical(parse(SETS).find("p").orElseThrow().dcql("https://city.test"));

        assertThat(dcql)
                .contains("\"multiple\":true")
                .contains("\"credential_sets\":[{\"options\":[[\"card\"],[\"permit\",\"licence\"]]},"
                        + "{\"options\":[[\"extra\"]],\"required\":false}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"permit\", \"licence\"]|[\"permit\"]",
                "[\"permit\", \"licence\"]|[\"permit\", \"licence\", \"other\"]",
                "[\"permit\", \"licence\"]|[\"permit\", \"licence\", \"permit\"]",
                "[\"permit\", \"licence\"]|[]",
                "{\"options\": [[\"card\"]|{\"required\": false, \"options\": [[\"card\"]",
                "{\"options\": [[\"card\"]|{\"purpose\": \"x\", \"options\": [[\"card\"]",
                "\"multiple\": true|\"multiple\": \"yes\""
            })
    void refuses_sets_that_leave_a_credential_out_or_ask_for_nothing(String change) {
        String[] parts = change.split("\\|", -1);

        assertThat(SETS).contains(parts[0]);
        assertThatThrownBy(() -> parse(SETS.replace(parts[0], parts[1]))).isInstanceOf(JsonException.class);
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
