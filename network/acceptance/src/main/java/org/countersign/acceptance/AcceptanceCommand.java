package org.countersign.acceptance;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.countersign.acceptance.bench.BenchCommand;
import org.countersign.acceptance.demo.DemoCommand;
import org.countersign.acceptance.offline.OfflineCheckCommand;
import org.countersign.acceptance.story.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program behind {@code ./countersign demo} and {@code ./countersign bench}. */
@Command(name = "./countersign", description = "The system as its users meet it.", mixinStandardHelpOptions = true)
public final class AcceptanceCommand implements Callable<Integer> {
    private static final int WRONG_USAGE = 64;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private AcceptanceCommand() {}

    public static void main(String[] args) {
        // Libraries ask for a logger and there is none: what this program has to say goes to its report.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    private static CommandLine commandLine() {
        return new CommandLine(new AcceptanceCommand())
                .addSubcommand(new DemoCommand(AcceptanceCommand.class))
                .addSubcommand(new BenchCommand())
                .addSubcommand(new OfflineCheckCommand())
                .registerConverter(Instant.class, Instant::parse)
                .setExitCodeExceptionMapper(_ -> 1)
                .setParameterExceptionHandler(AcceptanceCommand::explainUsage)
                .setExecutionExceptionHandler(AcceptanceCommand::explain);
    }

    /** What was found missing is said in one sentence; anything else is a mistake of this program and keeps its stack trace. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof Failure) {
            command.getErr().println(thrown.getMessage());
            return 1;
        }
        throw thrown;
    }

    private static int explainUsage(CommandLine.ParameterException thrown, String[] args) {
        CommandLine command = thrown.getCommandLine();
        command.getErr().println(thrown.getMessage());
        command.usage(command.getErr());
        return WRONG_USAGE;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG_USAGE;
    }
}
