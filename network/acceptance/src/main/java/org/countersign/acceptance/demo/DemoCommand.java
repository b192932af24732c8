package org.countersign.acceptance.demo;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countersign.acceptance.resident.Population;
import org.countersign.acceptance.stack.StackFolder;
import org.countersign.acceptance.story.Failure;
import org.countersign.acceptance.story.Story;
import org.countersign.acceptance.story.Teller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does the main job, end to end, on a stack that runs, and says what it did. */
@Command(
        name = "demo",
        description = "Does the main job on invented residents, and says what it did.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    static final ZoneId CITY_ZONE = ZoneId.of("Asia/Shanghai");

    private static final int LEAST_RESIDENTS = 12;
    private static final int MOST_RESIDENTS = 60_000;

    private final Clock clock = Clock.systemUTC();
    private final Class<?> mainClass;

    @Option(names = "--data", required = true, description = "The data folder of the running stack.")
    private Path data = Path.of(".");

    @Option(names = "--report", description = "Writes every count, verdict and timing as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--residents",
            defaultValue = "2000",
            description = "How many residents to invent (default ${DEFAULT-VALUE}).")
    private int residents;

    @Option(
            names = "--seed",
            description = "The same seed invents the same residents (default: one that was not used here).")
    private Optional<Long> seed = Optional.empty();

    /** {@code mainClass} is the program that also has the command {@code offline-check}. */
    public DemoCommand(Class<?> mainClass) {
        this.mainClass = mainClass;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        Teller teller = new Teller(
                out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
        if (residents < LEAST_RESIDENTS || residents > MOST_RESIDENTS) {
            teller.line("--residents takes " + LEAST_RESIDENTS + " to " + MOST_RESIDENTS + ", not " + residents + ".");
            return 64;
        }
        try {
            return run(teller);
        } catch (Failure failure) {
            teller.line("✗ " + failure.getMessage());
            return 1;
        }
    }

    private int run(Teller teller) throws IOException, InterruptedException {
        Instant began = clock.instant();
        StackFolder stack = new StackFolder(data);
        Path demoFolder = stack.data().resolve("demo");
        Runs runs = new Runs(demoFolder);
        long usedSeed = seed.orElseGet(runs::nextSeed);
        boolean seenBefore = runs.hasUsed(usedSeed);
        runs.remember(usedSeed);
        RunLabel label = RunLabel.at(began);
        Stage stage = new Stage(
                stack,
                Cast.of(stack, clock),
                new Population(usedSeed, LocalDate.ofInstant(began, CITY_ZONE)),
                residents,
                label,
                demoFolder.resolve(label.value()),
                clock,
                teller,
                new Parallel(teller, Math.max(2, Runtime.getRuntime().availableProcessors())));

        teller.line(
                "The main job with " + residents + " invented residents, seed " + usedSeed + ". Nobody in it is real.");
        if (seenBefore) {
            teller.line(
                    "This seed was used here before: its certificates are there already and will not be issued again.");
        }
        Story story = new Story(teller, clock);
        story.tell(new Programme(stage, mainClass, seenBefore, System.getenv().getOrDefault("PATH", "")).steps());

        Duration took = Duration.between(began, clock.instant());
        if (report.isPresent()) {
            write(report.get(), story.report(), usedSeed, began, took);
        }
        teller.line(
                story.allHeld()
                        ? "All of it held: " + story.expectations() + " expectations in " + took.toSeconds() + " s."
                        : "Not all of it held: " + story.unmet() + " of " + story.expectations()
                                + " expectations failed, or a step could not be done.");
        return story.allHeld() ? 0 : 1;
    }

    private void write(Path file, JsonObject told, long usedSeed, Instant began, Duration took) throws IOException {
        JsonObject all = new JsonObject()
                .add("report", "countersign demo")
                .add("note", "all names, numbers and addresses are invented")
                .add("residents", residents)
                .add("seed", usedSeed)
                .add("startedAt", began.toString())
                .add("seconds", took.toMillis() / 1000.0)
                .add("processors", Runtime.getRuntime().availableProcessors())
                .add("java", Runtime.version().toString());
        told.forEach(member -> all.add(member.getName(), member.getValue()));
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Files.writeString(target, all.toString(WriterConfig.PRETTY_PRINT) + "\n");
    }
}
