package org.countersign.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.countersign.format.ledger.RefusalCode;
import org.junit.jupiter.api.Test;

/** Code, documentation, status and retry advice say the same. */
class ProblemCodeTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", ".."), "docs", "reference", "errors.md");
    private static final Pattern HEADING = Pattern.compile("### ([A-Z_]+)");
    private static final Pattern FACTS = Pattern.compile("\\*\\*(\\d{3})\\*\\* · `([A-Z_]+)`.*");

    @Test
    void every_code_has_a_heading_with_its_status_and_advice_and_no_heading_is_left_over() throws IOException {
        var documented = documented();

        assertThat(documented.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemCode.values()).map(Enum::name).toList());
        for (var code : ProblemCode.values()) {
            assertThat(documented.get(code.name()))
                    .as(code.name())
                    .isEqualTo(code.status().value() + " " + code.retry().name());
        }
    }

    @Test
    void every_refusal_of_the_ledger_passes_through_under_its_own_code() {
        assertThat(RefusalCode.values()).allSatisfy(refusal -> {
            var problem = ProblemException.refusedByLedger(refusal.name(), "refused");
            assertThat(problem.code().name()).isEqualTo(refusal.name());
            assertThat(problem.code().status().is4xxClientError()).isTrue();
        });
    }

    @Test
    void a_refusal_that_this_release_does_not_know_is_still_told() {
        var problem = ProblemException.refusedByLedger("FROM_THE_FUTURE", "refused");

        assertThat(problem.code()).isEqualTo(ProblemCode.LEDGER_REFUSED);
        assertThat(Problems.body(problem).getProperties()).containsEntry("ledgerCode", "FROM_THE_FUTURE");
    }

    @Test
    void a_body_holds_the_members_that_clients_rely_on() {
        var body = Problems.body(ProblemException.invalid("/points", "MIN", "must be greater than or equal to 1"));

        assertThat(body.getType()).hasToString("urn:countersign:problem:validation-failed");
        assertThat(body.getStatus()).isEqualTo(400);
        assertThat(body.getProperties())
                .containsEntry("code", "VALIDATION_FAILED")
                .containsEntry("retry", "RETRY_NEW_ID");
        assertThat(body.getProperties()).containsKey("errors");
    }

    private static Map<String, String> documented() throws IOException {
        var found = new LinkedHashMap<String, String>();
        String heading = "";
        for (var line : Files.readAllLines(PAGE)) {
            var name = HEADING.matcher(line);
            var facts = FACTS.matcher(line);
            if (name.matches()) {
                heading = name.group(1);
                found.put(heading, "");
            } else if (facts.matches() && !heading.isEmpty()) {
                found.put(heading, facts.group(1) + " " + facts.group(2));
            }
        }
        return found;
    }
}
