package org.countersign.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser of the system, opened at one page. It is found on PATH, and closed with everything that it started. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    static final String LOG = "chromium.log";
    private static final int CLOSE_SECONDS = 10;

    private final Process process;

    private Chromium(Process process) {
        this.process = process;
    }

    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Everything that it writes goes below the folder; its log tells what went wrong when no answer comes. */
    static Chromium open(Path program, URI page, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--no-first-run",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        if ("root".equals(System.getProperty("user.name"))) {
            // Its sandbox refuses to run as root; the only page is our own.
            command.add("--no-sandbox");
        }
        command.add(page.toString());
        ProcessBuilder start = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(LOG).toFile());
        start.environment().put("TMPDIR", folder.toString());
        return new Chromium(start.start());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        process.onExit()
                .completeOnTimeout(process, CLOSE_SECONDS, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
