package org.countersign.counter.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the QR codes of a picture. Promises to look at no more than its limits allow; never follows what a code says.
 */
public final class QrReader {
    private final ReadingLimits limits;
    private final ImageOpener opener;

    public QrReader() {
        this(ReadingLimits.COUNTER);
    }

    public QrReader(ReadingLimits limits) {
        this.limits = limits;
        this.opener = new ImageOpener(limits);
    }

    /** The different texts of all QR codes in the picture; empty when there is none. */
    public List<String> read(Path picture) throws IOException, ReadingException {
        try (InputStream in = Files.newInputStream(picture)) {
            byte[] content = in.readNBytes(limits.fileBytes() + 1);
            if (content.length > limits.fileBytes()) {
                throw new ReadingException(
                        ReadingProblem.TOO_LARGE, "the picture is larger than " + limits.fileBytes() + " bytes");
            }
            return read(content);
        }
    }

    /** As {@link #read(Path)}, from the bytes of a PNG, JPEG, GIF or BMP file. */
    public List<String> read(byte[] picture) throws ReadingException {
        return List.copyOf(QrSearch.texts(opener.open(picture)));
    }

    /** As {@link #read(Path)}, from a picture that is open already; the caller has bounded its size. */
    public List<String> read(BufferedImage picture) {
        return List.copyOf(QrSearch.texts(ImageOpener.grey(picture)));
    }
}
