package org.countersign.devledger.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.devledger.DevLedgerCommand;
import org.countersign.devledger.chaincode.ChaincodeDefinition;
import org.countersign.devledger.identity.MspFolders;
import org.countersign.devledger.identity.Organization;

/** {@code dev-ledger serve} as a process of its own, with the memory that it has in the product. */
public final class LedgerProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"port\":([0-9]+)");

    private final Process process;
    private final Path data;
    private final Path log;
    private final int port;

    private LedgerProcess(Process process, Path data, Path log, int port) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /** What a process that ended by itself left behind. */
    public record Ended(int exitCode, String errors) {}

    /** Returns when the file {@code ready} is there. */
    public static LedgerProcess start(Path data, ChaincodeDefinition chaincode)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path log = data.resolve("errors.txt");
        Process process = command(
                        log,
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "0",
                        "--chaincode",
                        String.join(
                                ":",
                                chaincode.name(),
                                chaincode.version(),
                                chaincode.packageId(),
                                chaincode.host(),
                                Integer.toString(chaincode.port())))
                .start();
        String pid = "\"pid\":" + process.pid() + "}";
        Path ready = data.resolve("ready");
        for (int i = 0; i < 3000 && process.isAlive(); i++) {
            String text = said(ready);
            Matcher matcher = PORT.matcher(text);
            if (text.contains(pid) && matcher.find()) {
                return new LedgerProcess(process, data, log, Integer.parseInt(matcher.group(1)));
            }
            Thread.sleep(20);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the ledger did not start: " + Files.readString(log));
    }

    /** The file of a process that was killed may still be there, and go while it is being read. */
    private static String said(Path ready) throws IOException {
        try {
            return Files.readString(ready);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    public static Ended run(String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("dev-ledger", ".txt");
        try {
            Process process = command(log, arguments).start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the command did not end: " + String.join(" ", arguments));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public String errors() throws IOException {
        return Files.readString(log);
    }

    public TestClient client(String mspId) {
        return new TestClient("127.0.0.1:" + port, mspId, msp(mspId));
    }

    public RawClient raw(TestClient client) {
        return new RawClient(client.channel(), "DataBureauMSP", msp("DataBureauMSP"));
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path msp(String mspId) {
        Organization organization = Organization.COUNTERSIGN.stream()
                .filter(candidate -> candidate.mspId().equals(mspId))
                .findFirst()
                .orElseThrow();
        return new MspFolders(data.resolve("organizations")).user(organization, "gateway");
    }

    private static ProcessBuilder command(Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                DevLedgerCommand.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Files.writeString(log, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
