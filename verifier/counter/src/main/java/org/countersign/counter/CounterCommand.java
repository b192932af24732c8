package org.countersign.counter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countersign.check.Check;
import org.countersign.check.DeskId;
import org.countersign.counter.desk.CheckAtDesk;
import org.countersign.counter.desk.DeskException;
import org.countersign.counter.desk.DeskStore;
import org.countersign.counter.enrolment.DeskRegister;
import org.countersign.counter.enrolment.EnrolmentRefused;
import org.countersign.counter.reading.Handed;
import org.countersign.counter.reading.ReadingLimits;
import org.countersign.counter.result.ExitCode;
import org.countersign.counter.server.ServeCommand;
import org.countersign.counter.sync.GatewayTrustSource;
import org.countersign.counter.sync.SyncDesk;
import org.countersign.counter.sync.TrustSource;
import org.countersign.format.cose.AlgorithmProfile;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.jca.JcaSha256;
import org.countersign.format.jca.Sm2SignatureCheck;
import picocli.CommandLine;

/** {@code ./countersign verify}: reads its words, does what they ask, and ends with a documented exit code. */
public final class CounterCommand {
    /** The PDF reader's complaints about strangers' files are no news to a clerk. Held, because loggers are otherwise forgotten. */
    private static final Logger QUIET = Logger.getLogger("org.apache");

    private final Surroundings around;

    CounterCommand(Surroundings around) {
        this.around = around;
    }

    /** The only place that reads the system's clock, environment and streams. */
    public static void main(String[] words) {
        Path data =
                Path.of(Optional.ofNullable(System.getenv("COUNTERSIGN_DATA")).orElse("data"));
        if (words.length > 0 && words[0].equals("serve")) {
            serve(data, Arrays.copyOfRange(words, 1, words.length));
            return;
        }
        QUIET.setLevel(Level.OFF);
        // The server's logging lies in the same jar; loading it would take longer than the check.
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        Surroundings around = new Surroundings(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                InstantSource.system(),
                new SecureRandom(),
                data,
                Boolean.getBoolean("countersign.terminal") && System.getenv("NO_COLOR") == null,
                LocalSignatureCheck.loading(),
                GatewayTrustSource::in);
        int code = new CounterCommand(around).run(words);
        around.out().flush();
        around.err().flush();
        System.exit(code);
    }

    private static void serve(Path data, String... words) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = ServeCommand.run(data, out, err, words);
        out.flush();
        err.flush();
        if (code != ExitCode.VALID.number()) {
            System.exit(code);
        }
    }

    int run(String... words) {
        CounterOptions options = new CounterOptions();
        CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(words);
        } catch (CommandLine.ParameterException wrong) {
            return wrongUsage(String.valueOf(wrong.getMessage()));
        }
        if (options.help) {
            line.usage(around.out());
            return ExitCode.VALID.number();
        }
        if (options.deskCode != null) {
            return deskCode(options, options.deskCode).number();
        }
        if (options.source == null && !options.enrol && !options.sync) {
            return wrongUsage("Name a file, - for standard input, or the scanned text.");
        }
        return enrolOrSync(options)
                .orElseGet(() -> check(options, String.valueOf(options.source)))
                .number();
    }

    private ExitCode deskCode(CounterOptions options, String desk) {
        try {
            DeskRegister register = new DeskRegister(
                    folder(options).resolve(DeskRegister.FOLDER),
                    new JcaSha256(),
                    around.random(),
                    DeskRegister.LIFETIME);
            DeskRegister.Opened opened = register.open(
                    new DeskId(desk), options.supervisor, around.clock().instant());
            around.out().println(opened.code().shown());
            return ExitCode.VALID;
        } catch (IllegalArgumentException wrong) {
            wrongUsage(String.valueOf(wrong.getMessage()));
            return ExitCode.USAGE;
        } catch (IOException | EnrolmentRefused failed) {
            around.err().println("countersign: No code was made: " + failed.getMessage() + ".");
            return ExitCode.CANNOT_TELL;
        }
    }

    /** Ends the command when nothing is to be checked. A failed fetch does not stop a check: offline is the normal case. */
    private Optional<ExitCode> enrolOrSync(CounterOptions options) {
        if (!options.enrol && !options.sync) {
            return Optional.empty();
        }
        boolean done = fetched(options);
        if (options.source != null) {
            return Optional.empty();
        }
        return Optional.of(done ? ExitCode.VALID : ExitCode.CANNOT_TELL);
    }

    private boolean fetched(CounterOptions options) {
        try (TrustSource gateway = around.gateway().in(data(options))) {
            SyncDesk sync = new SyncDesk(gateway, store(options));
            if (options.enrol) {
                sync.enrol();
            }
            sync.sync();
            return true;
        } catch (IOException unreachable) {
            around.err().println("countersign: The desk was not brought up to date: " + unreachable.getMessage() + ".");
        } catch (DeskException refused) {
            around.err().println("countersign: The desk refused what the gateway sent: " + refused.getMessage() + ".");
        }
        return false;
    }

    private ExitCode check(CounterOptions options, String word) {
        Source source = Source.of(word);
        if (source instanceof Source.Missing(String name)) {
            wrongUsage("There is no file " + name + "; name one that exists, or give the scanned text.");
            return ExitCode.USAGE;
        }
        CheckSource check = new CheckSource(
                new Handed(ReadingLimits.COUNTER),
                new CheckAtDesk(store(options), new Check(signatures(options)), CheckSource.DESK),
                around.clock(),
                around.in());
        try {
            Answer answer = check.answer(source);
            around.out()
                    .print(
                            options.json
                                    ? JsonAnswer.of(answer, around.signatures().provider())
                                    : new PlainAnswer(options.language, around.coloured()).of(answer));
            return ExitCode.of(answer.verdict());
        } catch (IOException unreadable) {
            around.err().println("countersign: A file could not be read: " + unreadable.getMessage() + ".");
            return ExitCode.CANNOT_TELL;
        }
    }

    private int wrongUsage(String sentence) {
        around.err().println("countersign: " + sentence + " ./countersign verify --help explains.");
        return ExitCode.USAGE.number();
    }

    private DeskStore store(CounterOptions options) {
        return new DeskStore(folder(options), signatures(options), new JcaSha256(), profile(options));
    }

    private Path folder(CounterOptions options) {
        return options.store == null ? data(options).resolve("counter") : options.store;
    }

    private SignatureCheck signatures(CounterOptions options) {
        return options.sm2
                ? new Sm2SignatureCheck(new BouncyCastleProvider(), around.signatures())
                : around.signatures();
    }

    private static AlgorithmProfile profile(CounterOptions options) {
        return options.sm2 ? AlgorithmProfile.WITH_SM2 : AlgorithmProfile.STANDARD;
    }

    private Path data(CounterOptions options) {
        return options.data == null ? around.data() : options.data;
    }

    /** Whatever the machine's locale, people's names come out right. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
