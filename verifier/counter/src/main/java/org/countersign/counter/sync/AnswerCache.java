package org.countersign.counter.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.countersign.format.Bytes;
import org.countersign.format.jca.JcaSha256;

/**
 * Answers of the gateway with their entity tags (RFC 9110 §8.8.3), so that what has not changed is not sent again. One file per path: tag, digest, body. A file that
 * is not whole is as good as none, and nothing in it is believed without its signature.
 */
final class AnswerCache {
    private static final Pattern TAG = Pattern.compile("(W/)?\"[!#-~]{1,200}\"");
    private static final int LARGEST_HEAD = 300;

    private final Path folder;
    private final int largestBody;
    private final JcaSha256 sha256 = new JcaSha256();

    AnswerCache(Path folder, int largestBody) {
        this.folder = folder;
        this.largestBody = largestBody;
    }

    /** An answer as it was last given. */
    record Kept(String tag, Bytes body) {}

    Optional<Kept> find(String path) throws IOException {
        byte[] content;
        try (var file = Files.newInputStream(file(path))) {
            content = file.readNBytes(LARGEST_HEAD + largestBody);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        int first = next(content, 0);
        int second = next(content, first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        String tag = new String(content, 0, first, StandardCharsets.US_ASCII);
        String digest = new String(content, first + 1, second - first - 1, StandardCharsets.US_ASCII);
        Bytes body = Bytes.of(Arrays.copyOfRange(content, second + 1, content.length));
        boolean isWhole =
                TAG.matcher(tag).matches() && sha256.digest(body).hex().equals(digest);
        return isWhole ? Optional.of(new Kept(tag, body)) : Optional.empty();
    }

    /** Keeps an answer; one whose tag is none that RFC 9110 knows is not kept. */
    void keep(String path, String tag, Bytes body) throws IOException {
        if (!TAG.matcher(tag).matches()) {
            return;
        }
        Files.createDirectories(folder);
        var content = new ByteArrayOutputStream();
        String head = tag + "\n" + sha256.digest(body).hex() + "\n";
        content.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        content.writeBytes(body.toArray());
        Path beside = Files.createTempFile(folder, "answer", ".new");
        Files.write(beside, content.toByteArray());
        Files.move(beside, file(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String path) {
        return folder.resolve(path.replace('/', '.'));
    }

    private static int next(byte[] content, int from) {
        for (int i = from; i >= 0 && i < Math.min(content.length, LARGEST_HEAD); i++) {
            if (content[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
