package org.countersign.acceptance.bench;

import java.util.concurrent.Callable;
import org.countersign.acceptance.bench.check.CheckTurns;
import org.countersign.format.jca.CryptoProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Full offline checks beside bare ES256 verifications and OpenSSL's, in turns and in one run, so that the ratios do not depend on the machine. */
@Command(
        name = "check",
        description =
                "Full offline checks, bare ES256 verifications and OpenSSL's a second, measured in turns, and their ratios.",
        mixinStandardHelpOptions = true)
public final class BenchCheckCommand implements Callable<Integer> {
    @Option(names = "--rounds", defaultValue = "5", description = "Turns that count (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "Seconds of each part of a turn (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--without-native", description = "Leave the native crypto provider out.")
    private boolean withoutNative;

    @Override
    public Integer call() throws InterruptedException {
        if (!withoutNative) {
            CryptoProvider.preferFastest();
        }
        String searchPath = System.getenv().getOrDefault("PATH", "");
        System.out.println(new CheckTurns(rounds, seconds, searchPath).run().toJson());
        return 0;
    }
}
