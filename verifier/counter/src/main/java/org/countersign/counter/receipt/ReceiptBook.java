package org.countersign.counter.receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.countersign.format.Sha256;
import org.countersign.format.cose.Signer;
import org.countersign.format.jose.CompactJws;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue;
import org.countersign.format.json.JsonValue.JsonText;

/**
 * A file of receipts, one signed token a line. Each names the hash of the line before it, so that one that is taken out is missed. A
 * receipt is on disk before it is given back; a line that a crash cut short stays alone and verifies as nothing.
 */
public final class ReceiptBook {
    /** {@code typ} of a receipt. */
    public static final String TYPE = "countersign-receipt+jwt";

    public static final String PREVIOUS = "previous_sha256";
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final Signer signer;
    private final JwsKeyHint hint;
    private final Sha256 sha256;

    public ReceiptBook(Path file, Signer signer, JwsKeyHint hint, Sha256 sha256) {
        this.file = file;
        this.signer = signer;
        this.hint = hint;
        this.sha256 = sha256;
    }

    /** Signs what was found and keeps it; also among processes, one after the other. */
    public synchronized String append(JsonObject content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            String tail = tail(channel);
            boolean isCut = !tail.isEmpty() && !tail.endsWith("\n");
            Map<String, JsonValue> claims = new TreeMap<>(content.members());
            claims.put(PREVIOUS, new JsonText(hash(lastLine(tail))));
            String receipt = CompactJws.sign(TYPE, hint, new JsonObject(claims), signer);
            String line = (isCut ? "\n" : "") + receipt + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return receipt;
        }
    }

    /** Of the first receipt, the hash of nothing. */
    private String hash(String line) {
        return sha256.digest(Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1)))
                .hex();
    }

    private static String tail(FileChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - LONGEST_LINE);
        ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // Reads on until the end.
        }
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }

    private static String lastLine(String tail) {
        String whole = tail.endsWith("\n") ? tail.substring(0, tail.length() - 1) : tail;
        return whole.substring(whole.lastIndexOf('\n') + 1);
    }
}
