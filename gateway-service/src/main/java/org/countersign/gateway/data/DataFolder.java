package org.countersign.gateway.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the gateway's keys, secrets and embedded database. It is locked while the gateway runs, so whatever else is found
 * running in it was left behind by a gateway that died: the operating system gives the lock back when a process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Makes the folder where it is missing (mode 0700) and takes its lock; refuses when another gateway holds it. */
    public static DataFolder open(Path folder) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // A channel that got no lock stays open on purpose: closing any channel of a file gives back all locks that
            // this process has on it.
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lockOf(channel) == null) {
                throw new IllegalStateException(
                        "countersign.data=%s is in use by another gateway; stop it or choose another folder"
                                .formatted(root));
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("countersign.data=%s cannot be used".formatted(root), e);
        }
    }

    /** A path inside the folder. */
    public Path resolve(String first, String... more) {
        return root.resolve(Path.of(first, more));
    }

    /** A folder inside the folder, made with mode 0700 where it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(
                    root.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("folder %s cannot be made in %s".formatted(name, root), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // The same process holds it: two contexts on one folder.
        }
    }
}
