package org.countersign.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.countersign.acceptance.story.Failure;

/** Memory of processes as Linux counts it, in kibibytes. */
final class Memory {
    private Memory() {}

    /** Resident memory of one process; pages that it shares with others count in full. */
    static long residentKib(long pid) {
        return field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** The same with shared pages divided among those who share them, which is fair to PostgreSQL's processes. */
    static long proportionalKib(long pid) {
        return field(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
    }

    /** A process and all that it started. */
    static Stream<Long> family(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new Failure("process " + pid + " is gone"));
        return Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid);
    }

    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> Long.parseLong(
                            line.substring(name.length()).replace("kB", "").strip()))
                    .orElse(0L);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read", e);
        }
    }
}
