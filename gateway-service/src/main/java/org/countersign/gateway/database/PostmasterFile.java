package org.countersign.gateway.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code postmaster.pid}, the file by which PostgreSQL knows that a server owns a data folder. After a crash it may name a server that
 * still runs, a process that ended, or, after a reboot, somebody else's process under the same number.
 */
final class PostmasterFile {
    private final Path data;

    PostmasterFile(Path data) {
        this.data = data;
    }

    /** The server that still runs in this folder, left behind by a gateway that died. */
    Optional<ProcessHandle> runningServer() {
        return pid().flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().command().map(PostmasterFile::isPostgres).orElse(true));
    }

    /** To be called only when no server runs: PostgreSQL would not start if the number now belongs to another process. */
    void deleteStale() {
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("stale postmaster.pid in " + data, e);
        }
    }

    private Optional<Long> pid() {
        try {
            var file = data.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,10}"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException("postmaster.pid in " + data, e);
        }
    }

    private static boolean isPostgres(String command) {
        return Path.of(command).endsWith("postgres");
    }
}
