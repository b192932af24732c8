package org.countersign.acceptance.bench;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.acceptance.stack.Launcher;
import org.countersign.acceptance.stack.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything afresh in a temporary folder, and says how long that took and how much memory it holds. */
@Command(
        name = "up",
        description = "Starts everything in a temporary folder: seconds until ready, and the memory of all processes.",
        mixinStandardHelpOptions = true)
public final class BenchUpCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--root",
            description = "The checkout (default: COUNTERSIGN_ROOT).",
            defaultValue = "${env:COUNTERSIGN_ROOT:-.}")
    private Path root = Path.of(".");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("countersign-bench-");
        Launcher launcher = new Launcher(root.toAbsolutePath().normalize(), folder.resolve("data"));
        try {
            Instant began = clock.instant();
            launcher.up();
            double readySeconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
            System.out.println(measured(readySeconds, launcher.stack()));
        } finally {
            launcher.down();
            Folders.delete(folder);
        }
        return 0;
    }

    private static JsonObject measured(double readySeconds, StackFolder stack) {
        Map<String, Stream<Long>> processes = new LinkedHashMap<>();
        long postmaster = stack.postmasterPid();
        processes.put("ledger", Stream.of(stack.pid("ledger")));
        processes.put("chaincode", Stream.of(stack.pid("chaincode")));
        processes.put("gateway", Stream.of(stack.pid("gateway")));
        processes.put("counter", Stream.of(stack.pid("counter")));
        processes.put("postgres", Memory.family(postmaster));

        JsonObject resident = new JsonObject();
        long totalResident = 0;
        long totalProportional = 0;
        for (Map.Entry<String, Stream<Long>> each : processes.entrySet()) {
            var pids = each.getValue().collect(Collectors.toUnmodifiableList());
            long kib = pids.stream().mapToLong(Memory::residentKib).sum();
            resident.add(each.getKey(), kib / 1024);
            totalResident += kib;
            totalProportional +=
                    pids.stream().mapToLong(Memory::proportionalKib).sum();
        }
        return new JsonObject()
                .add("bench", "up")
                .add("readySeconds", readySeconds)
                .add("rssMiB", resident)
                .add("totalRssMiB", totalResident / 1024)
                .add("totalPssMiB", totalProportional / 1024);
    }
}
