package org.countersign.gateway.issuance.imports;

import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;

/** Reads a stored file from any byte on. One part is in memory at a time. */
final class StoredFile extends InputStream {
    /** The size of every part but the last. */
    static final int PART_BYTES = 256 * 1024;

    private final ImportTable table;
    private final UUID id;
    private int nextPart;
    private byte[] part = {};
    private int at;

    StoredFile(ImportTable table, UUID id, long from) {
        this.table = table;
        this.id = id;
        this.nextPart = Math.toIntExact(from / PART_BYTES);
        if (load()) {
            this.at = (int) (from % PART_BYTES);
        }
    }

    @Override
    public int read() {
        while (at >= part.length) {
            if (!load()) {
                return -1;
            }
        }
        return part[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        var first = length == 0 ? 0 : read();
        if (length == 0 || first < 0) {
            return first;
        }
        var count = Math.min(length - 1, part.length - at);
        target[offset] = (byte) first;
        System.arraycopy(part, at, target, offset + 1, count);
        at += count;
        return count + 1;
    }

    private boolean load() {
        var loaded = table.part(id, nextPart);
        nextPart++;
        part = loaded.map(bytes -> bytes.toArray()).orElse(new byte[0]);
        at = 0;
        return loaded.isPresent();
    }
}
