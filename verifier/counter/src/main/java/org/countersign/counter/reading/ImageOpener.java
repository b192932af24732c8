package org.countersign.counter.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens a picture in grey. Its size is read from the header first, and a large one is thinned out while it is decoded. */
final class ImageOpener {
    private final ReadingLimits limits;

    ImageOpener(ReadingLimits limits) {
        this.limits = limits;
    }

    BufferedImage open(byte[] content) throws ReadingException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new ReadingException(ReadingProblem.UNKNOWN_KIND, "no reader for this kind of picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return grey(decode(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // ImageIO's readers answer crafted files with any runtime exception they happen to meet.
            throw new ReadingException(ReadingProblem.DAMAGED, "the picture cannot be decoded", broken);
        }
    }

    private BufferedImage decode(ImageReader reader) throws IOException, ReadingException {
        long pixels = Math.multiplyExact((long) reader.getWidth(0), reader.getHeight(0));
        if (pixels > limits.sourcePixels()) {
            throw new ReadingException(
                    ReadingProblem.TOO_LARGE,
                    "the picture has " + pixels + " pixels, more than " + limits.sourcePixels());
        }
        int step = (int) Math.ceil(Math.sqrt((double) pixels / limits.workPixels()));
        ImageReadParam parameters = reader.getDefaultReadParam();
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(0, parameters);
    }

    /** On white, because a QR code on a transparent ground is meant to stand on paper. */
    static BufferedImage grey(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return grey;
    }
}
