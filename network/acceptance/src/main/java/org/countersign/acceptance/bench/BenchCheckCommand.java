package org.countersign.acceptance.bench;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.countersign.acceptance.offline.DeskFolder;
import org.countersign.counter.CryptoProvider;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaSignatureCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Full offline checks beside bare ES256 verifications, in turns and in one run, so that the ratio does not depend on the machine. */
@Command(
        name = "check",
        description = "Full offline checks and bare ES256 verifications a second, measured in turns, and their ratio.",
        mixinStandardHelpOptions = true)
public final class BenchCheckCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Option(names = "--rounds", defaultValue = "5", description = "Turns that count (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "Seconds of each half of a turn (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() throws IOException, FormatException {
        CryptoProvider.preferFastest();
        Path folder = Files.createTempDirectory("countersign-bench-");
        try {
            SmallAuthority authority = new SmallAuthority(clock.instant(), random);
            DeskFolder desk = new DeskFolder(folder);
            authority.equip(desk);
            CheckRace race = new CheckRace(
                    authority, desk.open(new JcaSignatureCheck(), clock.instant()), Duration.ofSeconds(seconds));
            System.out.println(race.run(rounds).toJson());
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    /** What the race measured. */
    record Measured(double checkPerSecond, double rawPerSecond, double p99Micros, int refused) {
        JsonObject toJson() {
            return new JsonObject()
                    .add("bench", "check")
                    .add("checkPerSecond", Math.round(checkPerSecond))
                    .add("rawPerSecond", Math.round(rawPerSecond))
                    .add("ratioToRaw", Math.round(checkPerSecond / rawPerSecond * 1_000) / 1_000.0)
                    .add("provider", CryptoProvider.inUse())
                    .add("p99Micros", Math.round(p99Micros))
                    .add("refused", refused);
        }
    }
}
