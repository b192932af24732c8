package org.countersign.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/**
 * Tokens of SoftHSM 2 below {@code target}, made anew once per run. Its settings are where {@code SOFTHSM2_CONF} of this process says, since the library reads them
 * only there; and it sees the tokens that were there when it was first asked, so all are made together.
 */
final class SoftHsm {
    static final String PIN = "735241";
    static final String LABEL = "countersign";
    static final String OTHER_LABEL = "twice";
    static final String CONFIGURED_LABEL = "configured";
    /** For a whole gateway. */
    static final String GATEWAY_LABEL = "gateway";
    /** Nobody logs in to it: a process that did is not asked for the PIN again. */
    static final String CLOSED_LABEL = "closed";

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm.so"));
    private static final Optional<SoftHsm> INSTANCE = start();

    private final Path library;
    private final Path folder;

    private SoftHsm(Path library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /** Skips the test, visibly, where SoftHSM is not installed. */
    static SoftHsm orSkip() {
        Assumptions.assumeTrue(
                INSTANCE.isPresent(),
                "SoftHSM 2 is not installed (Debian: apt-get install softhsm2); tokens are untested");
        return INSTANCE.orElseThrow();
    }

    static boolean isInstalled() {
        return INSTANCE.isPresent();
    }

    Path library() {
        return library;
    }

    /** A file with the PIN, as an operator would make it. */
    Path pinFile() {
        return folder.resolve("pin");
    }

    private static Optional<SoftHsm> start() {
        var library = LIBRARIES.stream().filter(Files::exists).findFirst();
        var configuration = System.getenv("SOFTHSM2_CONF");
        if (library.isEmpty() || configuration == null) {
            return Optional.empty();
        }
        try {
            var folder = Objects.requireNonNull(Path.of(configuration).getParent());
            FileSystemUtils.deleteRecursively(folder);
            var tokens = Files.createDirectories(folder.resolve("tokens"));
            Files.writeString(Path.of(configuration), """
                    directories.tokendir = %s
                    objectstore.backend = file
                    log.level = ERROR
                    """.formatted(tokens));
            for (var label : List.of(LABEL, OTHER_LABEL, OTHER_LABEL, CONFIGURED_LABEL, GATEWAY_LABEL, CLOSED_LABEL)) {
                run("softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "87654321", "--pin", PIN);
            }
            var hsm = new SoftHsm(library.get(), folder);
            Files.createFile(hsm.pinFile(), ownerOnly());
            Files.writeString(hsm.pinFile(), PIN + "\n");
            return Optional.of(hsm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }

    private static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Stream.of(command).findFirst().orElse("") + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
