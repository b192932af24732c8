package org.countersign.acceptance.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.story.Failure;

/** Debian's {@code zbarimg}: a reader that shares no code with ours. */
public final class ZbarReader {
    private static final long PATIENCE_SECONDS = 30;

    private final Path program;

    private ZbarReader(Path program) {
        this.program = program;
    }

    /** The program on the search path, if it is there. */
    public static Optional<ZbarReader> find(String searchPath) {
        return Arrays.stream(searchPath.split(":"))
                .map(folder -> Path.of(folder, "zbarimg"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(ZbarReader::new);
    }

    /** The bytes of the one QR code in the image, exactly as the reader gives them. */
    public byte[] read(Path image) throws InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder(
                            program.toString(), "--quiet", "--raw", "--oneshot", "-Sbinary", image.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] read = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new Failure("zbarimg found no code in " + image.getFileName());
            }
            return read;
        } catch (IOException e) {
            throw new Failure("zbarimg could not be run", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** The same as text; a pass is ASCII, so nothing is lost. */
    String readText(Path image) throws InterruptedException {
        return new String(read(image), StandardCharsets.US_ASCII);
    }
}
