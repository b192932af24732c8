package org.countersign.devledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file {@code ready}: there while the ledger listens, and whole whenever it is there. */
final class ReadyFile {
    private final Path file;

    ReadyFile(Path data) {
        this.file = data.resolve("ready");
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    void write(int port, long pid) throws IOException {
        Path draft = file.resolveSibling("ready.draft");
        Files.writeString(draft, "{\"port\":" + port + ",\"pid\":" + pid + "}\n", StandardCharsets.US_ASCII);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
