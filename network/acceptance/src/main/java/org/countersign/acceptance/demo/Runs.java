package org.countersign.acceptance.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.countersign.acceptance.story.Failure;

/** Remembers, in the data folder, which seeds the demo has used on it: a new run brings new residents. */
final class Runs {
    private final Path file;

    Runs(Path demoFolder) {
        this.file = demoFolder.resolve("seeds");
    }

    long nextSeed() {
        return used().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }

    boolean hasUsed(long seed) {
        return used().contains(seed);
    }

    void remember(long seed) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, seed + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Failure(file + " cannot be written", e);
        }
    }

    private List<Long> used() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(Long::valueOf).toList();
        } catch (IOException | NumberFormatException e) {
            throw new Failure(file + " cannot be read", e);
        }
    }
}
