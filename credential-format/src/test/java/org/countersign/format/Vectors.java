package org.countersign.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The standards' test data, which lies beside the repository. Where it is absent its tests are skipped, and say so. */
public final class Vectors {
    private static final Path FOLDER = Path.of(System.getProperty("countersign.root", "."))
            .resolve("../shared/vectors")
            .normalize();

    private Vectors() {}

    public static JsonValue json(String path) {
        requirePresent();
        return parse(FOLDER.resolve(path));
    }

    public static String text(String path) {
        requirePresent();
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON files of a folder, by name. */
    public static List<Path> files(String folder) {
        requirePresent();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all folders. */
    public static List<String> folders() {
        requirePresent();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isDirectory)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonValue parse(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requirePresent() {
        boolean present = Files.isDirectory(FOLDER);
        if (!present) {
            System.err.println("SKIPPED: no test vectors at " + FOLDER);
        }
        assumeTrue(present, () -> "no test vectors at " + FOLDER);
    }
}
