package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference page and the program say the same. */
class CheckStepsPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", "../..")).resolve("docs/reference/check-steps.md");

    @Test
    void the_headings_of_the_steps_are_those_of_the_program_in_the_same_order() throws IOException {
        List<String> headings = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(headings)
                .containsExactlyElementsOf(Arrays.stream(CheckStep.values())
                        .map(CheckStep::heading)
                        .toList());
    }

    @Test
    void each_step_tells_the_clause_that_the_program_has() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(CheckStep.values())
                .allSatisfy(step ->
                        assertThat(page).contains("## " + step.heading() + "\nClause: " + step.clause() + ".\n"));
    }

    @Test
    void the_page_names_every_code_and_no_other() throws IOException {
        Stream<? extends Enum<?>> codes = Stream.of(VerdictCode.values(), Reason.values(), UpdateRefusal.values())
                .flatMap(Arrays::stream);

        assertThat(namedOnPage())
                .containsExactlyInAnyOrderElementsOf(
                        codes.map(Enum::name).distinct().toList());
    }

    @Test
    void the_table_of_verdicts_has_each_reason_in_the_row_of_its_verdict() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);

        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(lines)
                        .anyMatch(line -> line.startsWith("| `" + reason.verdict() + "` |")
                                && line.contains("`" + reason + "`")));
    }

    @Test
    void steps_are_numbered_in_their_order() {
        assertThat(Arrays.stream(CheckStep.values()).map(CheckStep::number))
                .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1)
                        .limit(CheckStep.values().length)
                        .toList());
    }

    private static List<String> namedOnPage() throws IOException {
        return Pattern.compile("`([A-Z][A-Z_]+)`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .distinct()
                .toList();
    }
}
