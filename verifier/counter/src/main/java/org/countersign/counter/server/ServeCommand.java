package org.countersign.counter.server;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;

/** {@code serve}: the only way from the command line to Spring, so that a check starts without it. */
public final class ServeCommand {
    private static final int DONE = 0;
    private static final int WRONG_USAGE = 64;

    private ServeCommand() {}

    /** Comes back at once; the server goes on until it is stopped. {@code data} is the folder when none is named. */
    public static int run(Path data, PrintStream out, PrintStream err, String... words) {
        ServeOptions options = new ServeOptions();
        options.data = data;
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(words);
        } catch (CommandLine.ParameterException wrong) {
            err.println("countersign: " + wrong.getMessage() + ". serve --help explains.");
            return WRONG_USAGE;
        }
        if (options.help) {
            line.usage(out);
            return DONE;
        }
        CounterApplication.start(options);
        return DONE;
    }
}
