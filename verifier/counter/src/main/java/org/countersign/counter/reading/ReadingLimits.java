package org.countersign.counter.reading;

import java.time.Duration;

/**
 * How much a stranger's file may cost.
 *
 * @param fileBytes the largest picture or PDF
 * @param textBytes the largest text; a QR code holds at most 4,296 characters
 * @param sourcePixels the largest picture that is opened at all, judged by its header
 * @param workPixels the size to which larger pictures are thinned out while they are decoded
 * @param pages how many pages of a PDF are looked at
 * @param patience how long reading may take
 */
public record ReadingLimits(
        int fileBytes, int textBytes, long sourcePixels, int workPixels, int pages, Duration patience) {
    /** For a counter's machine with half a gigabyte to spare. */
    public static final ReadingLimits COUNTER =
            new ReadingLimits(32 << 20, 16 << 10, 120_000_000L, 12_000_000, 20, Duration.ofSeconds(20));

    public ReadingLimits {
        if (fileBytes < 1
                || textBytes < 1
                || sourcePixels < 1
                || workPixels < 1
                || pages < 1
                || patience.isNegative()) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
