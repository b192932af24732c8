package org.countersign.format.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Inputs that once broke an entry, or might have, put to it again. */
class FuzzFindingsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("countersign.root", "..")).resolve("credential-format/src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicContainer> holds_what_was_found() {
        return FuzzEntries.all().stream()
                .filter(entry -> Files.isDirectory(FOLDER.resolve(entry.name())))
                .map(entry -> DynamicContainer.dynamicContainer(entry.name(), tests(entry)));
    }

    @Test
    void every_folder_of_findings_belongs_to_an_entry() throws IOException {
        List<String> entries = FuzzEntries.all().stream().map(FuzzEntry::name).toList();

        assertThat(list(FOLDER).filter(Files::isDirectory).map(folder -> String.valueOf(folder.getFileName())))
                .isNotEmpty()
                .isSubsetOf(entries);
    }

    private static Stream<DynamicTest> tests(FuzzEntry entry) {
        try {
            return list(FOLDER.resolve(entry.name()))
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        byte[] input =
                                HexFormat.of().parseHex(Files.readString(file).strip());
                        assertThat(entry.put(input)).as("refused, not broken").isFalse();
                    }));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }
}
