package org.countersign.gateway.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/** Files with mode 0600 that are made once and then only read. */
public final class SecretFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecureRandom random;

    public SecretFiles(SecureRandom random) {
        this.random = random;
    }

    /** The secret in the file; a file that is missing is made with that many random bytes, written as hexadecimal. */
    public Secret randomHex(Path file, int bytes) {
        return loadOrCreate(file, () -> {
            var value = new byte[bytes];
            random.nextBytes(value);
            return Secret.ofText(HexFormat.of().formatHex(value));
        });
    }

    /** The secret in the file; a file that is missing is made from {@code first}, complete or not at all. */
    public Secret loadOrCreate(Path file, Supplier<Secret> first) {
        try {
            if (!Files.exists(file)) {
                write(file, first.get());
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("secret file %s cannot be read or made".formatted(file), e);
        }
    }

    /** The secret in a file that somebody else made. */
    public Secret load(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("secret file %s cannot be read".formatted(file), e);
        }
    }

    private static Secret read(Path file) throws IOException {
        refuseIfOthersMayRead(file);
        return Secret.of(Files.readAllBytes(file));
    }

    /** Order: temporary file with its final mode, content to disk, rename, folder to disk. A crash leaves the whole file or none. */
    private void write(Path file, Secret secret) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(part, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            var content = ByteBuffer.wrap(secret.reveal());
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void refuseIfOthersMayRead(Path file) throws IOException {
        var mode = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(mode)) {
            throw new IllegalStateException("%s holds a secret but has mode %s; expected rw-------: chmod 600 %s"
                    .formatted(file, PosixFilePermissions.toString(mode), file));
        }
    }
}
