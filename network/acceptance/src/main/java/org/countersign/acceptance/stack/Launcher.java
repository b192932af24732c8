package org.countersign.acceptance.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.story.Failure;

/** The one entry, {@code ./countersign}, called as a person calls it. */
public final class Launcher {
    private static final long PATIENCE_SECONDS = 240;

    private final Path root;
    private final Path data;

    /** Uses the checkout at {@code root} with the data folder {@code data}, on free ports. */
    public Launcher(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    public StackFolder stack() {
        return new StackFolder(data);
    }

    /** Starts what is not running, and returns when it is ready. The first time, free ports are chosen and remembered. */
    public void up() throws InterruptedException {
        if (Files.exists(data.resolve("ports"))) {
            call("up", "--data", data.toString());
        } else {
            callUp("--ledger-port", "0");
        }
    }

    /** The first start under HTTPS, which the data folder keeps from then on. */
    public void upUnderTls() throws InterruptedException {
        callUp("--tls", "--ledger-port", "0");
    }

    /** The first start on a real Fabric network, which the data folder keeps from then on. */
    public void upOnFabric() throws InterruptedException {
        callUp("--ledger", "fabric");
    }

    /** On free ports; a Fabric network chooses its own. */
    private void callUp(String... words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("up", "--data", data.toString()));
        all.addAll(List.of("--port", "0", "--chaincode-port", "0", "--counter-port", "0", "--wallet-port", "0"));
        all.addAll(List.of(words));
        call(all.toArray(String[]::new));
    }

    public void down() throws InterruptedException {
        call("down", "--data", data.toString());
    }

    /** What a call said and how it ended. */
    public record Called(int code, String output) {}

    /** Calls {@code ./countersign} with these words, and {@code --data} with this data folder behind them. */
    public Called run(String... words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return attempt(all);
    }

    private void call(String... words) throws InterruptedException {
        Called called = attempt(List.of(words));
        if (called.code() != 0) {
            throw new Failure("./countersign " + words[0] + " failed: " + lastWords(called.output()));
        }
    }

    private Called attempt(List<String> words) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(root.resolve("countersign").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Whoever runs this has built the jars; without this word a build inside a build would wait for itself.
        builder.environment().put("COUNTERSIGN_BUILT", "yes");
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        Path log = data.resolveSibling(data.getFileName() + ".launcher.log");
        try {
            long before = Files.exists(log) ? Files.size(log) : 0;
            Process process = builder.redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Failure("./countersign " + words.getFirst() + " took longer than " + PATIENCE_SECONDS + " s");
            }
            byte[] said = Files.readAllBytes(log);
            return new Called(
                    process.exitValue(),
                    new String(said, (int) before, said.length - (int) before, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure("./countersign could not be called", e);
        }
    }

    private static String lastWords(String output) {
        List<String> lines = output.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }
}
