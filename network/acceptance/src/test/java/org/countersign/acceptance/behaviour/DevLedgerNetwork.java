package org.countersign.acceptance.behaviour;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.story.Failure;

/** The packaged dev-ledger as a process, in a folder of its own and on a free port. */
final class DevLedgerNetwork implements LedgerNetwork {
    static final String NAME = "dev-ledger";

    private static final Pattern PORT = Pattern.compile("\"port\":([0-9]+)");
    private static final int READY_TRIES = 3000;
    private static final long BETWEEN_TRIES_NANOS = 20_000_000;

    private final Path data;
    private final Map<String, ServedChaincode> chaincodes;
    private final Process process;
    private final int port;

    private DevLedgerNetwork(Path data, Map<String, ServedChaincode> chaincodes, Process process, int port) {
        this.data = data;
        this.chaincodes = chaincodes;
        this.process = process;
        this.port = port;
    }

    static DevLedgerNetwork start(Path folder) {
        Path data = folder.resolve("data");
        Map<String, ServedChaincode> chaincodes = Chaincodes.withInventedPackages(folder);
        Chaincodes.start(chaincodes);
        Process process = serve(data, chaincodes, folder.resolve("dev-ledger.log"));
        DevLedgerNetwork started =
                new DevLedgerNetwork(data, chaincodes, process, awaitReady(process, data.resolve("ready")));
        Chaincodes.awaitListening(chaincodes);
        return started;
    }

    private static Process serve(Path data, Map<String, ServedChaincode> chaincodes, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                Jars.devLedger().toString(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--batch-timeout",
                Long.toString(SuiteSettings.BATCH_TIMEOUT.toMillis()),
                "--execute-timeout",
                Long.toString(SuiteSettings.EXECUTE_TIMEOUT.toSeconds())));
        chaincodes.forEach((name, chaincode) -> {
            command.add("--chaincode");
            command.add(String.join(
                    ":", name, SuiteSettings.VERSION, chaincode.packageId(), "127.0.0.1:" + chaincode.port()));
        });
        try {
            Files.createDirectories(data);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int awaitReady(Process process, Path ready) {
        for (int i = 0; i < READY_TRIES && process.isAlive(); i++) {
            try {
                Matcher port = PORT.matcher(Files.exists(ready) ? Files.readString(ready) : "");
                if (port.find()) {
                    return Integer.parseInt(port.group(1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
        }
        process.destroyForcibly();
        throw new Failure("the dev-ledger did not start; its log is beside " + ready.getParent());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean has(KnownDifference difference) {
        return true;
    }

    @Override
    public int fabricRelease() {
        return 2;
    }

    @Override
    public ManagedChannel connect() {
        return Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .maxInboundMessageSize(SuiteSettings.MAX_MESSAGE_BYTES)
                .build();
    }

    @Override
    public Path organizations() {
        return data.resolve("organizations");
    }

    @Override
    public Duration executeTimeout() {
        return SuiteSettings.EXECUTE_TIMEOUT;
    }

    @Override
    public ServedChaincode chaincode(String name) {
        return Chaincodes.of(chaincodes, name);
    }

    @Override
    public void close() {
        chaincodes.values().forEach(ServedChaincode::close);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
