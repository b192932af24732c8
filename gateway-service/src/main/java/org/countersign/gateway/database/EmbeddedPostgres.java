package org.countersign.gateway.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.countersign.gateway.data.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server on loopback whose life is the gateway's. It is stopped cleanly with the gateway, started again when it dies
 * alone, and, after the gateway was killed, found and stopped before a new one starts. Every commit is on disk before it is answered.
 */
final class EmbeddedPostgres {
    static final String VERSION = "18.6";
    static final String USER = "countersign";
    private static final String DATABASE = "postgres";
    private static final int MAX_RESTARTS_IN_A_ROW = 10;
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final PostgresPrograms programs;
    private final Path folder;
    private final Path data;
    private final Secret password;
    private final int maxConnections;
    private final Duration startTimeout;
    private final int port;
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    EmbeddedPostgres(PostgresPrograms programs, Path folder, Secret password, EmbeddedDatabaseProperties properties) {
        this.programs = programs;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.password = password;
        this.maxConnections = properties.maxConnections();
        this.startTimeout = properties.startTimeout();
        this.port = properties.port() == 0 ? freePort() : properties.port();
    }

    /** {@code logServerErrorDetail=false}: the server's detail lines quote rows, and rows may hold personal data. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?logServerErrorDetail=false&tcpKeepAlive=true"
                .formatted(port, DATABASE);
    }

    String password() {
        return password.revealText();
    }

    void start() {
        stopOrphan();
        initialise();
        process = launch();
        try {
            awaitReady();
        } catch (IllegalStateException e) {
            stop(); // Spring does not stop what never started.
            throw e;
        }
        Thread.ofPlatform().name("postgres-supervisor").daemon().start(this::supervise);
        log.info("PostgreSQL {} listens on 127.0.0.1:{}", VERSION, port);
    }

    void stop() {
        stopping = true;
        if (pgCtl("stop", "-m", "fast", "-w", "-t", "10") != 0) {
            pgCtl("stop", "-m", "immediate", "-w", "-t", "5");
        }
    }

    /** The data folder's lock is ours, so a server that runs in it lost its gateway. It is stopped cleanly; nothing committed is lost. */
    private void stopOrphan() {
        var file = new PostmasterFile(data);
        if (file.runningServer().isPresent()) {
            log.warn("a PostgreSQL of a gateway that was killed still runs in {}; stopping it", data);
            if (pgCtl("stop", "-m", "fast", "-w", "-t", "30") != 0) {
                pgCtl("stop", "-m", "immediate", "-w", "-t", "30");
            }
        }
        if (file.runningServer().isPresent()) {
            throw new IllegalStateException(
                    "a PostgreSQL runs in %s and does not stop; end it by hand".formatted(data));
        }
        file.deleteStale();
    }

    /** Initialises beside the final place and renames: a crash in between leaves no half-made database under the final name. */
    private void initialise() {
        if (Files.isDirectory(data)) {
            return;
        }
        try {
            var part = folder.resolve("data.part");
            FileSystemUtils.deleteRecursively(part);
            var passwordFile = folder.resolve("password");
            var exit = run(programs.command(
                    "initdb",
                    List.of(
                            "--pgdata=" + part,
                            "--username=" + USER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--no-instructions")));
            if (exit != 0) {
                throw new IllegalStateException("initdb ended with %d; see %s".formatted(exit, logFile()));
            }
            Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be initialised in " + folder, e);
        }
    }

    private Process launch() {
        try {
            return builder(programs.command("postgres", PostgresSettings.arguments(data, port, maxConnections)))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started in " + folder, e);
        }
    }

    /** Thread edge. A server that dies alone is started again; after too many deaths in a row the database stays down and readiness says so. */
    private void supervise() {
        var failures = 0;
        try {
            while (failures < MAX_RESTARTS_IN_A_ROW) {
                var server = process;
                if (server == null) {
                    return;
                }
                var steady = !server.waitFor(STEADY.toMillis(), TimeUnit.MILLISECONDS);
                if (stopping) {
                    return;
                }
                if (steady) {
                    failures = 0;
                    continue;
                }
                failures++;
                log.warn("PostgreSQL ended with {}; starting it again (attempt {})", server.exitValue(), failures);
                Thread.sleep(200L * failures); // Its last children must let go of shared memory first.
                if (!stopping) {
                    process = launch();
                }
            }
            log.error("PostgreSQL ended {} times in a row; see {}", failures, logFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        var limit = System.nanoTime() + startTimeout.toNanos();
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "2");
        SQLException last = null;
        while (System.nanoTime() < limit) {
            try (var connection = DriverManager.getConnection(jdbcUrl(), properties)) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            var server = process;
            if (server != null && !server.isAlive()) {
                throw new IllegalStateException(
                        "PostgreSQL ended with %d; see %s".formatted(server.exitValue(), logFile()), last);
            }
            pause();
        }
        throw new IllegalStateException(
                "PostgreSQL was not ready within %s; see %s".formatted(startTimeout, logFile()), last);
    }

    private int pgCtl(String verb, String... arguments) {
        var all = new ArrayList<>(List.of(verb, "-D", data.toString()));
        all.addAll(List.of(arguments));
        return run(programs.command("pg_ctl", all));
    }

    private int run(List<String> command) {
        try {
            return builder(command).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
    }

    private Path logFile() {
        return folder.resolve("postgres.log");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        }
    }
}
