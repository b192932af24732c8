package org.countersign.acceptance.bench.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.acceptance.story.Failure;

/** {@code openssl speed -elapsed -seconds N ecdsap256}: one core, wall time, as JMH counts it too. */
final class OpensslSpeed {
    /** {@code 256 bits ecdsa (nistp256)   0.0000s   0.0001s  40000.0  16000.0}: the last column is verifications a second. */
    private static final Pattern VERIFICATIONS =
            Pattern.compile("256 bits? ecdsa \\(nistp256\\)\\s+[\\d.]+s\\s+[\\d.]+s\\s+[\\d.]+\\s+([\\d.]+)");

    private final Path program;

    private OpensslSpeed(Path program) {
        this.program = program;
    }

    /** The program on the search path, if it is there. */
    static Optional<OpensslSpeed> find(String searchPath) {
        return Arrays.stream(searchPath.split(":"))
                .map(folder -> Path.of(folder, "openssl"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(OpensslSpeed::new);
    }

    double verificationsPerSecond(int seconds) throws InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder(
                            program.toString(), "speed", "-elapsed", "-seconds", Integer.toString(seconds), "ecdsap256")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10L * seconds + 10, TimeUnit.SECONDS)) {
                throw new Failure("openssl speed does not end");
            }
            return verifications(report).orElseThrow(() -> new Failure("openssl speed names no ecdsa (nistp256)"));
        } catch (IOException e) {
            throw new Failure("openssl could not be run", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    static OptionalDouble verifications(String report) {
        Matcher line = VERIFICATIONS.matcher(report);
        return line.find() ? OptionalDouble.of(Double.parseDouble(line.group(1))) : OptionalDouble.empty();
    }
}
