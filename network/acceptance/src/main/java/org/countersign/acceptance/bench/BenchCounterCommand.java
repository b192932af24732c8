package org.countersign.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.acceptance.bench.counter.CounterBench;
import org.countersign.acceptance.counter.CounterCity;
import org.countersign.acceptance.counter.CounterServer;
import org.countersign.acceptance.screen.FakeCamera;
import org.countersign.acceptance.screen.ScreenBrowser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The counter's page in the system's Chromium: from a camera's frame and from a scanned text to the verdict, with the status of a million certificates. */
@Command(
        name = "counter",
        description =
                "The counter's page in Chromium: milliseconds from frame and from text to verdict, first load, cold start.",
        mixinStandardHelpOptions = true)
public final class BenchCounterCommand implements Callable<Integer> {
    private static final int NEEDED_IS_MISSING = 69;

    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Option(
            names = "--root",
            description = "The checkout (default: COUNTERSIGN_ROOT).",
            defaultValue = "${env:COUNTERSIGN_ROOT:-.}")
    private Path root = Path.of(".");

    @Option(names = "--texts", defaultValue = "300", description = "Texts that count (default ${DEFAULT-VALUE}).")
    private int texts;

    @Option(names = "--frames", defaultValue = "150", description = "Frames that count (default ${DEFAULT-VALUE}).")
    private int frames;

    @Option(
            names = "--lists",
            defaultValue = "" + CounterCity.LISTS_OF_A_MILLION,
            description = "Status lists of 131,072 certificates each (default ${DEFAULT-VALUE}).")
    private int lists;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Path> chromium = ScreenBrowser.program();
        if (chromium.isEmpty()) {
            System.err.println("countersign: There is no chromium on PATH (Debian: apt-get install chromium).");
            return NEEDED_IS_MISSING;
        }
        Path folder = Files.createTempDirectory("countersign-bench-");
        try {
            Path store = Files.createDirectories(folder.resolve("counter"));
            Instant now = clock.instant();
            CounterCity city = new CounterCity(now, random, lists);
            city.equip(store, now.minus(Duration.ofMinutes(2)));
            try (CounterServer server = CounterServer.start(CounterServer.jar(root), store, List.of());
                    ScreenBrowser browser = ScreenBrowser.open(chromium.get(), new FakeCamera(folder))) {
                System.out.println(new CounterBench(browser, server, city)
                        .run(texts, frames, lists)
                        .toJson());
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }
}
