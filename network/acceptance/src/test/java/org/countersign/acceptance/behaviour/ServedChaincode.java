package org.countersign.acceptance.behaviour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.countersign.acceptance.story.Failure;

/** A chaincode as a service: a process that the ledger dials. It can be killed, and comes back on the same port. */
public final class ServedChaincode implements AutoCloseable {
    /** Four minutes: the shim searches all its libraries before it listens, which takes long on a busy machine. */
    private static final int LISTEN_TRIES = 12_000;

    private static final long BETWEEN_TRIES_NANOS = 20_000_000;

    private final Path jar;
    private final String packageId;
    private final int port;
    private final Path log;
    private final Map<String, String> settings;
    private Optional<Process> process = Optional.empty();

    /** @param settings what it is told beside its address and package, as variables of its environment */
    public ServedChaincode(Path jar, String packageId, int port, Path log, Map<String, String> settings) {
        this.jar = jar;
        this.packageId = packageId;
        this.port = port;
        this.log = log;
        this.settings = Map.copyOf(settings);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String packageId() {
        return packageId;
    }

    int port() {
        return port;
    }

    /** Does not wait: starting takes seconds, and several can start at a time. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx160m",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A clean environment: CORE_PEER_TLS_ENABLED left over from a peer's shell makes the shim ask for certificates.
        builder.environment().clear();
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of("CHAINCODE_SERVER_ADDRESS", "127.0.0.1:" + port, "CORE_CHAINCODE_ID_NAME", packageId));
        try {
            process = Optional.of(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitListening() {
        for (int i = 0; i < LISTEN_TRIES && isRunning(); i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (ConnectException e) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new Failure("the chaincode " + packageId + " does not listen; its log is " + log);
    }

    boolean isRunning() {
        return process.map(Process::isAlive).orElse(false);
    }

    /** kill -9; returns when it is dead. */
    void kill() {
        process.ifPresent(running -> {
            try {
                running.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void restart() {
        kill();
        start();
        awaitListening();
    }

    @Override
    public void close() {
        kill();
    }
}
