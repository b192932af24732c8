package org.countersign.counter.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.status.ListNumber;
import org.countersign.format.trust.UnverifiedTrustBundle;

/** The files of a desk's folder. A file is whole or not there: it is written beside its place, forced to disk and renamed. */
final class DeskFiles {
    private final Path folder;

    DeskFiles(Path folder) {
        this.folder = folder;
    }

    Path root() {
        return folder.resolve("root.pem");
    }

    Path bundle() {
        return folder.resolve("bundle.cose");
    }

    Path rootChanges() {
        return folder.resolve("root-changes.cbor");
    }

    Path floor() {
        return folder.resolve("floor.json");
    }

    Path statusList(ListNumber list) {
        return folder.resolve("status").resolve(list.value() + ".cwt");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("status"));
    }

    /** Never more than the largest thing that belongs here, whatever somebody put in its place. */
    Optional<Bytes> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Bytes.of(in.readNBytes(UnverifiedTrustBundle.MAX_MESSAGE_BYTES + 1)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    void write(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
