package org.countersign.acceptance.offline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.story.Failure;

/**
 * Runs this program's {@code offline-check} in a child JVM that cannot open a socket: its selector provider refuses, and name
 * look-ups have only an empty hosts file to look into. The child itself closes the classic socket classes, see {@link NoSockets}.
 */
final class OfflineProcess {
    private static final List<Class<?>> ON_THE_BOOT_CLASS_PATH =
            List.of(RefusingSelectorProvider.class, RefusedSocketException.class);

    private final Path folder;
    private final Class<?> mainClass;

    OfflineProcess(Path folder, Class<?> mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    /** Waits for the child and fails, with its last words, when it does. */
    void run(URI serverToTry, Optional<Instant> time, long patienceSeconds) throws InterruptedException {
        Path log = folder.resolve("offline.log");
        try {
            Process process = new ProcessBuilder(command(serverToTry, time))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                    throw new Failure("the offline check took longer than " + patienceSeconds + " s");
                }
                if (process.exitValue() != 0) {
                    throw new Failure("the offline check failed: " + lastWords(log));
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new Failure("the offline check could not be started", e);
        }
    }

    private List<String> command(URI serverToTry, Optional<Instant> time) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbootclasspath/a:" + bootClassPath(),
                "-Djava.nio.channels.spi.SelectorProvider=" + RefusingSelectorProvider.class.getName(),
                "-Djdk.net.hosts.file=" + emptyHosts(),
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx384m"));
        String classPath = System.getProperty("java.class.path");
        if (runsFromOneJar()) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, mainClass.getName()));
        }
        command.addAll(List.of("offline-check", "--folder", folder.toString(), "--server", serverToTry.toString()));
        time.ifPresent(at -> command.addAll(List.of("--at", at.toString())));
        return command;
    }

    private boolean runsFromOneJar() {
        return mainClass
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getProtocol()
                .equals("jar");
    }

    /** The JDK looks for the provider outside of a jar within a jar, so the two classes are laid out as files. */
    private Path bootClassPath() throws IOException {
        Path root = folder.resolve("boot");
        for (Class<?> each : ON_THE_BOOT_CLASS_PATH) {
            String resource = each.getName().replace('.', '/') + ".class";
            Path target = root.resolve(resource);
            Files.createDirectories(target.getParent());
            try (InputStream bytes = mainClass.getClassLoader().getResourceAsStream(resource)) {
                if (bytes == null) {
                    throw new IllegalStateException(resource + " is not on the class path");
                }
                Files.write(target, bytes.readAllBytes());
            }
        }
        return root;
    }

    private Path emptyHosts() throws IOException {
        return Files.writeString(folder.resolve("hosts"), "");
    }

    private static String lastWords(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
