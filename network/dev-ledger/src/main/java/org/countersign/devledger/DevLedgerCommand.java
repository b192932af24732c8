package org.countersign.devledger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code serve}, {@code init} and {@code tip}. */
@Command(
        name = "dev-ledger",
        description =
                "One process that speaks Hyperledger Fabric's gateway protocol: for trying, developing and testing.",
        mixinStandardHelpOptions = true,
        version = "dev-ledger 0.1.0",
        subcommands = {ServeCommand.class, InitCommand.class, TipCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class DevLedgerCommand {
    private DevLedgerCommand() {}

    public static void main(String[] arguments) {
        // One line per record, to standard error; set it before the first logger exists.
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
        int exitCode = new CommandLine(new DevLedgerCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("dev-ledger: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
        System.exit(exitCode);
    }
}
