package org.countersign.acceptance.bench.qr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.story.Failure;

/**
 * {@code zbarimg} at its best: it looks for QR codes alone, and for white on black too. Each picture is named to one process several
 * times; from its wall time the start of a process is taken off, and the rest is divided by how often the picture was named.
 */
final class TimedZbar {
    static final String TIMED_AS =
            "wall time of one process that is given the picture repeatedly, less the median wall time of a process that is given one blank pixel, divided by the repeats";

    private static final int STARTS = 9;
    private static final long PATIENCE_SECONDS = 60;

    private final Path program;
    private final int repeats;
    private final double startMillis;

    private TimedZbar(Path program, int repeats, double startMillis) {
        this.program = program;
        this.repeats = repeats;
        this.startMillis = startMillis;
    }

    /** The program on the search path, if it is there; a blank picture shows how long it takes to start. */
    static Optional<TimedZbar> find(String searchPath, Path blank, int repeats) throws InterruptedException {
        Optional<Path> program = Arrays.stream(searchPath.split(":"))
                .map(folder -> Path.of(folder, "zbarimg"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        TimedZbar once = new TimedZbar(program.get(), 1, 0);
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(once.read(blank, "").millis());
        }
        Collections.sort(starts);
        return Optional.of(new TimedZbar(program.get(), repeats, starts.get(STARTS / 2)));
    }

    Reading read(Path picture, String expected) throws InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"));
        command.add("-Stest-inverted");
        command.addAll(Collections.nCopies(repeats, picture.toString()));
        long began = System.nanoTime();
        List<String> lines = output(command);
        double wall = (System.nanoTime() - began) / 1e6;
        boolean right = lines.equals(Collections.nCopies(repeats, expected));
        return new Reading(right, Math.max(0, wall - startMillis) / repeats);
    }

    private static List<String> output(List<String> command) throws InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Failure("zbarimg does not end");
            }
            return read.lines().toList();
        } catch (IOException e) {
            throw new Failure("zbarimg could not be run", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
