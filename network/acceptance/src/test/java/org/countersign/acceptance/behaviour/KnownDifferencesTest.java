package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page tells every difference that the suite allows, with a reason, and no other. */
class KnownDifferencesTest {
    @Test
    void the_page_lists_what_the_suite_allows_and_says_why() throws IOException {
        List<String> lines = Files.readAllLines(Jars.ROOT.resolve("docs/reference/dev-ledger.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
                .toList();

        assertThat(lines).hasSameSizeAs(KnownDifference.values());
        assertThat(Arrays.asList(KnownDifference.values()))
                .allSatisfy(difference -> assertThat(lines)
                        .as(difference.name())
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(difference.line())
                                .hasSizeGreaterThan(difference.line().length() + " |".length() + 20)));
    }
}
