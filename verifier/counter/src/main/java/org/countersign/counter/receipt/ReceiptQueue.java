package org.countersign.counter.receipt;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.check.VerdictCode;

/**
 * What of the days' files is still to be handed on: beside each file stands how far. Only receipts of a certificate are handed on; an unreadable text has none, and nobody
 * to be told.
 */
public final class ReceiptQueue {
    private static final String LINES = ".receipts";
    private static final String PLACE = ".forwarded";

    private final Path folder;

    /** Some lines of one file, and where they end. */
    public record Piece(Path file, List<String> receipts, long end) {
        public Piece {
            receipts = List.copyOf(receipts);
        }

        public boolean isEmpty() {
            return end == 0;
        }
    }

    public ReceiptQueue(Path folder) {
        this.folder = folder;
    }

    /** The next ones, all of one day; empty when everything was handed on. */
    public Piece next(int most) throws IOException {
        for (Path file : files()) {
            long place = place(file);
            if (place < Files.size(file)) {
                Piece piece = read(file, place, most);
                if (piece.end() > place) {
                    return piece;
                }
            }
        }
        return new Piece(folder, List.of(), 0);
    }

    /** They are where they should be. */
    public void done(Piece piece) throws IOException {
        Path place = place(piece.file(), PLACE);
        Path beside = place.resolveSibling(place.getFileName() + ".new");
        Files.writeString(beside, Long.toString(piece.end()));
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(LINES))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static Piece read(Path file, long from, int most) throws IOException {
        List<String> receipts = new ArrayList<>();
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            lines.seek(from);
            long end = from;
            byte[] bytes =
                    new byte[Math.toIntExact(Math.min(lines.length() - from, (long) most * DeskReceipts.LONGEST))];
            lines.readFully(bytes);
            String text = new String(bytes, StandardCharsets.US_ASCII);
            int start = 0;
            for (int stop = text.indexOf('\n'); stop >= 0 && receipts.size() < most; stop = text.indexOf('\n', start)) {
                ReceiptLine line = ReceiptLine.stored(text.substring(start, stop));
                if (line.reason().verdict() != VerdictCode.UNREADABLE) {
                    receipts.add(line.receipt());
                }
                start = stop + 1;
                end = from + start;
            }
            return new Piece(file, receipts, end);
        }
    }

    private static long place(Path file) throws IOException {
        try {
            return Long.parseLong(Files.readString(place(file, PLACE)).strip());
        } catch (NoSuchFileException none) {
            return 0;
        } catch (NumberFormatException torn) {
            // From the start again: the target knows what it has.
            return 0;
        }
    }

    private static Path place(Path file, String suffix) {
        return file.resolveSibling(file.getFileName().toString().replace(LINES, suffix));
    }
}
