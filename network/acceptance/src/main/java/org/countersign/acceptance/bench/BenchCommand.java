package org.countersign.acceptance.bench;

import java.util.concurrent.Callable;
import org.countersign.acceptance.bench.issue.BenchIssueCommand;
import org.countersign.acceptance.bench.ledger.BenchLedgerCommand;
import org.countersign.acceptance.bench.qr.BenchQrCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measurements, each by its name. */
@Command(
        name = "bench",
        description = "Measures on this machine, and prints one line of JSON.",
        subcommands = {
            BenchUpCommand.class,
            BenchCheckCommand.class,
            BenchCounterCommand.class,
            BenchQrCommand.class,
            BenchLedgerCommand.class,
            BenchIssueCommand.class
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
    private static final int WRONG_USAGE = 64;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG_USAGE;
    }
}
