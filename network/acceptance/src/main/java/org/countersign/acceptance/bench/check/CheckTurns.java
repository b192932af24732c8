package org.countersign.acceptance.bench.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.jca.CryptoProvider;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Checks, bare verifications and OpenSSL in turns, so that whatever else the machine does hits all alike. JMH measures in this process:
 * the launcher starts a fresh JVM for each bench, and JMH could not start another from a program that is packed into one file.
 */
public final class CheckTurns {
    private static final double P99 = 99;
    /** Until the compiler is done with a check, at the pace of a busy machine. */
    private static final int WARM_UP_SECONDS = 5;

    private final int rounds;
    private final int seconds;
    private final Optional<OpensslSpeed> openssl;

    public CheckTurns(int rounds, int seconds, String searchPath) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.openssl = OpensslSpeed.find(searchPath);
    }

    /** A first, longer turn warms up and does not count; of those that count the medians are given. */
    public CheckFigures run() throws InterruptedException {
        // The lock of JMH is one file for all users of a machine, and stays where another user left it.
        System.setProperty("jmh.ignoreLock", "true");
        double[] checks = new double[rounds];
        double[] raw = new double[rounds];
        double[] other = new double[openssl.isPresent() ? rounds : 0];
        measured("fullCheck", Mode.Throughput, TimeUnit.SECONDS, WARM_UP_SECONDS);
        measured("rawVerify", Mode.Throughput, TimeUnit.SECONDS, WARM_UP_SECONDS);
        for (int i = 0; i < rounds; i++) {
            checks[i] = perSecond("fullCheck");
            raw[i] = perSecond("rawVerify");
            if (openssl.isPresent()) {
                other[i] = openssl.get().verificationsPerSecond(seconds);
            }
        }
        return new CheckFigures(
                median(checks),
                median(raw),
                openssl.isPresent() ? Optional.of(median(other)) : Optional.empty(),
                p99Micros(),
                CryptoProvider.inUse());
    }

    private double perSecond(String measure) {
        return measured(measure, Mode.Throughput, TimeUnit.SECONDS, seconds).getScore();
    }

    private double p99Micros() {
        return measured("fullCheck", Mode.SampleTime, TimeUnit.MICROSECONDS, seconds)
                .getStatistics()
                .getPercentile(P99);
    }

    private Result<?> measured(String measure, Mode mode, TimeUnit unit, int length) {
        var options = new OptionsBuilder()
                .include("^" + CheckMeasuresWiring.class.getName().replace(".", "\\.") + "\\." + measure + "$")
                .forks(0)
                .threads(1)
                .mode(mode)
                .timeUnit(unit)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(length))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).runSingle().getPrimaryResult();
        } catch (RunnerException e) {
            throw new Failure("JMH could not measure " + measure, e);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
