package org.countersign.format.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder src/test/resources/vectors of this module: one folder for each form, one file for each vector. */
final class VectorFolder {
    static final Path ROOT = Path.of(System.getProperty("countersign.root", ".."))
            .resolve("credential-format/src/test/resources/vectors");
    private static final String ENDING = ".json";

    private VectorFolder() {}

    static List<String> forms() {
        return names(ROOT).filter(name -> Files.isDirectory(ROOT.resolve(name))).toList();
    }

    /** The vectors of a form, sorted by name. */
    static List<PublishedVector> vectors(String form) {
        return names(ROOT.resolve(form))
                .map(name -> PublishedVector.parse(
                        name.replace(ENDING, ""), read(ROOT.resolve(form).resolve(name))))
                .toList();
    }

    static Path file(PublishedVector vector) {
        return ROOT.resolve(vector.form()).resolve(vector.name() + ENDING);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(PublishedVector vector) {
        try {
            Files.createDirectories(ROOT.resolve(vector.form()));
            Files.writeString(file(vector), vector.write());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
