package org.countersign.acceptance.bench.qr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.countersign.counter.reading.QrReader;
import org.countersign.counter.reading.ReadingException;

/** The counter's reader, timed in this process from the file to the text. */
final class OwnReader {
    private final QrReader reader = new QrReader();
    private final int repeats;

    OwnReader(int repeats) {
        this.repeats = repeats;
    }

    Reading read(Path picture, String expected) throws IOException {
        long began = System.nanoTime();
        boolean right = true;
        for (int i = 0; i < repeats; i++) {
            right &= texts(picture).equals(List.of(expected));
        }
        return new Reading(right, (System.nanoTime() - began) / 1e6 / repeats);
    }

    private List<String> texts(Path picture) throws IOException {
        try {
            return reader.read(picture);
        } catch (ReadingException unread) {
            return List.of();
        }
    }
}
