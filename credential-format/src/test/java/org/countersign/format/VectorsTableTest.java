package org.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of foreign vectors names every folder, and tests that exist. */
class VectorsTableTest {
    private static final Path ROOT = Path.of(System.getProperty("countersign.root", ".."));
    private static final Path PAGE = ROOT.resolve("credential-format/src/test/resources/README.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void every_folder_has_a_row() throws IOException {
        List<String> rows = rows();

        assertThat(Vectors.folders())
                .allSatisfy(folder -> assertThat(rows).anyMatch(row -> row.contains("`" + folder + "`")));
    }

    @Test
    void every_test_in_the_table_exists() throws IOException {
        Set<String> named = rows().stream()
                .flatMap(row -> TEST.matcher(row).results().map(test -> test.group(1)))
                .collect(Collectors.toSet());

        assertThat(sources()).containsAll(named);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("credential-format/src/test/java"))) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
