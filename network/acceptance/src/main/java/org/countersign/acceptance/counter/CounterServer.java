package org.countersign.acceptance.counter;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.countersign.acceptance.story.Failure;

/** The packaged counter's server as a process over a desk's folder. It stops as {@code ./countersign down} stops it. */
public final class CounterServer implements AutoCloseable {
    private static final int READY_TRIES = 1800;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int STOPS_WITHIN_SECONDS = 20;

    private final Process process;
    private final URI address;
    private final Path jar;
    private final Path store;
    private final List<String> settings;

    private CounterServer(Process process, URI address, Path jar, Path store, List<String> settings) {
        this.process = process;
        this.address = address;
        this.jar = jar;
        this.store = store;
        this.settings = settings;
    }

    /** The packaged program in a checkout. */
    public static Path jar(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("verifier/counter/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("verifier-counter-.*-app\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new Failure("the counter is not packaged; ./countersign builds it"));
        }
    }

    /** Starts on a free port and waits until it is healthy; {@code settings} as {@code --name=value}. */
    public static CounterServer start(Path jar, Path store, List<String> settings)
            throws IOException, InterruptedException {
        return start(jar, store, freePort(), settings);
    }

    /** The same server at the same address, after it was closed. */
    public CounterServer startedAgain() throws IOException, InterruptedException {
        return start(jar, store, address.getPort(), settings);
    }

    private static CounterServer start(Path jar, Path store, int port, List<String> settings)
            throws IOException, InterruptedException {
        Path log = store.resolve("serve.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "serve",
                "--trust-store",
                store.toString(),
                "--port",
                Integer.toString(port),
                // No gateway lies there: nothing is fetched while it runs.
                "--data",
                store.resolve("no-gateway").toString()));
        command.addAll(settings);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        CounterServer server =
                new CounterServer(process, URI.create("http://localhost:" + port), jar, store, List.copyOf(settings));
        if (!server.isHealthySoon()) {
            server.close();
            throw new Failure("the counter's server did not start: " + Files.readString(log));
        }
        return server;
    }

    public URI address() {
        return address;
    }

    /** An enrolment code for a desk, as the command line makes it. */
    public String code(String desk, boolean supervisor) throws IOException, InterruptedException {
        String token =
                Files.readString(store.resolve("presentations/api-token")).strip();
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/desks"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"desk\":\"" + desk + "\",\"supervisor\":" + supervisor + "}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            return answer.replaceAll(".*\"code\":\"([0-9A-Z-]+)\".*", "$1");
        }
    }

    /** How many receipts lie in the folder. */
    public int receipts() throws IOException {
        int lines = 0;
        Path folder = Files.createDirectories(store.resolve("desks/receipts"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".receipts")).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isHealthySoon() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int tries = 0; tries < READY_TRIES && process.isAlive(); tries++) {
                if (isHealthy(http)) {
                    return true;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        return false;
    }

    private boolean isHealthy(HttpClient http) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
