package org.countersign.counter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the person named on the command line: standard input, a file, or the scanned text itself. */
sealed interface Source {
    String STANDARD_INPUT = "-";

    /** Standard input. */
    record Piped() implements Source {}

    /** A file that exists. */
    record Document(Path file) implements Source {}

    /** The scanned text itself. */
    record Scanned(String text) implements Source {}

    /** Looks like the name of a file, and there is none. */
    record Missing(String name) implements Source {}

    /** A pass is never taken for a file name, whatever lies in the folder. */
    static Source of(String word) {
        if (word.equals(STANDARD_INPUT)) {
            return new Piped();
        }
        if (word.startsWith(Pass.PREFIX)) {
            return new Scanned(word);
        }
        Optional<Path> file = existing(word);
        if (file.isPresent()) {
            return new Document(file.get());
        }
        return Pass.FILE_NAME.matcher(word).matches() ? new Missing(word) : new Scanned(word);
    }

    private static Optional<Path> existing(String word) {
        try {
            Path path = Path.of(word);
            return !word.isBlank() && Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** How words are told apart. */
    final class Pass {
        static final String PREFIX = "CS1:";
        private static final Pattern FILE_NAME = Pattern.compile(
                "(?i)(?!.*://).{1,4096}\\.(png|jpe?g|gif|bmp|pdf|txt|heic|webp|tiff?)|\\.{0,2}/.{0,4096}");

        private Pass() {}
    }
}
