package org.countersign.acceptance.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.acceptance.stack.Launcher;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;

/** One stack for all system tests, in a folder of its own and on free ports. */
public final class RunningStack implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));

    private final Launcher launcher;

    private RunningStack(Launcher launcher) {
        this.launcher = launcher;
    }

    static RunningStack start() throws IOException, InterruptedException {
        return start("system-test", launcher -> {
            StackSettings.ofImpatientDesk(launcher.stack());
            StackSettings.ofTypes(launcher.stack());
            launcher.up();
        });
    }

    /** A stack of its own, on a real Fabric network. */
    static RunningStack startOnFabric() throws IOException, InterruptedException {
        return start("system-test-fabric", Launcher::upOnFabric);
    }

    /** A stack of its own, under HTTPS. */
    static RunningStack startUnderTls() throws IOException, InterruptedException {
        return start("system-test-tls", launcher -> {
            StackSettings.ofCounter(launcher.stack());
            launcher.upUnderTls();
        });
    }

    /** A stack of its own, under HTTPS and with the profile {@code haip}. */
    static RunningStack startUnderHaip(WalletMaker maker) throws IOException, InterruptedException {
        return start("system-test-haip", launcher -> {
            StackSettings.ofHaip(launcher.stack(), maker);
            launcher.upUnderTls();
        });
    }

    private interface FirstStart {
        void of(Launcher launcher) throws IOException, InterruptedException;
    }

    private static RunningStack start(String name, FirstStart first) throws IOException, InterruptedException {
        Path folder = Path.of("target", name).toAbsolutePath();
        Launcher launcher = new Launcher(ROOT.toAbsolutePath().normalize(), folder.resolve("data"));
        if (Files.exists(folder)) {
            // What a run that was cut short left behind may still be running.
            launcher.down();
            delete(folder);
        }
        Files.createDirectories(folder);
        RunningStack stack = new RunningStack(launcher);
        try {
            first.of(launcher);
        } catch (Failure notReady) {
            stack.close();
            throw notReady;
        }
        return stack;
    }

    /** Starts again what was stopped. */
    public void up() throws InterruptedException {
        launcher.up();
    }

    /** Stops everything; what it keeps stays. */
    public void down() throws InterruptedException {
        launcher.down();
    }

    /** What the local desk finds about a scanned text, from the command line, as JSON. */
    public String verify(String text) throws InterruptedException {
        return launcher.run("verify", text, "--json").output();
    }

    /** What {@code ./countersign} says to these words. */
    public String launched(String... words) throws InterruptedException {
        return launcher.run(words).output();
    }

    Launcher launcher() {
        return launcher;
    }

    /** The local desk fetches trust and status. */
    public void synchronise() throws InterruptedException {
        launcher.run("verify", "--sync");
    }

    public StackFolder folder() {
        return launcher.stack();
    }

    /** The data stays for whoever looks for a reason; the next run removes it. */
    @Override
    public void close() {
        try {
            launcher.down();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
