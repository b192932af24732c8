package org.countersign.gateway.issuance.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.countersign.format.Bytes;

/**
 * Finds where the records of a CSV file begin and end (RFC 4180 §2), so that a bad record costs only itself, an import can resume at any record, and no record can use
 * up the memory. What is inside a record is the CSV library's business.
 *
 * <p>A line break inside quotes belongs to the record: were it taken for a record's end, someone who can put a line break into an address could put a whole row there.
 * For the same reason nothing after a quote that is never closed is read as rows.
 */
final class RecordReader {
    /** A row of the widest schema, every character four bytes and every value quoted. */
    static final int LONGEST_RECORD_BYTES = 64 * 1024;

    private static final int QUOTE = '"';
    private static final int SEPARATOR = ',';
    private static final int LINE_FEED = '\n';
    private static final int CARRIAGE_RETURN = '\r';
    private static final int END = -1;

    private final InputStream input;
    private long position;
    private int line;

    /** A buffered stream that stands where a record begins, and where that is. */
    RecordReader(InputStream input, long position, int line) {
        this.input = input;
        this.position = position;
        this.line = line;
    }

    private enum Place {
        FIELD_START,
        BARE,
        QUOTED,
        QUOTE_IN_QUOTED,
        CLOSED
    }

    /** The next record, or nothing at the end of the file. */
    Optional<RawRecord> next() throws IOException {
        var first = line;
        var content = new Content();
        var place = Place.FIELD_START;
        var stray = false;
        for (var read = read(); ; read = read()) {
            if (read == END) {
                return content.isEmpty() && place == Place.FIELD_START
                        ? Optional.empty()
                        : Optional.of(record(content, first, atEnd(place, stray, content)));
            }
            if (read == LINE_FEED && place != Place.QUOTED) {
                return Optional.of(record(content.withoutCarriageReturn(), first, atLineEnd(stray, content)));
            }
            content.add(read);
            stray |= isStray(place, read);
            place = after(place, read);
        }
    }

    private int read() throws IOException {
        var read = input.read();
        if (read != END) {
            position++;
        }
        if (read == LINE_FEED) {
            line++;
        }
        return read;
    }

    private static Place after(Place place, int read) {
        return switch (place) {
            case FIELD_START, BARE ->
                switch (read) {
                    case SEPARATOR -> Place.FIELD_START;
                    case QUOTE -> place == Place.FIELD_START ? Place.QUOTED : Place.BARE;
                    default -> Place.BARE;
                };
            case QUOTED -> read == QUOTE ? Place.QUOTE_IN_QUOTED : Place.QUOTED;
            case QUOTE_IN_QUOTED ->
                switch (read) {
                    case QUOTE -> Place.QUOTED;
                    case SEPARATOR -> Place.FIELD_START;
                    case CARRIAGE_RETURN -> Place.CLOSED;
                    default -> Place.BARE;
                };
            case CLOSED -> read == SEPARATOR ? Place.FIELD_START : Place.BARE;
        };
    }

    private static boolean isStray(Place place, int read) {
        return switch (place) {
            case FIELD_START, QUOTED -> false;
            case BARE -> read == QUOTE;
            case QUOTE_IN_QUOTED -> read != QUOTE && read != SEPARATOR && read != CARRIAGE_RETURN;
            case CLOSED -> true;
        };
    }

    private RawRecord record(Content content, int first, RawRecord.Form form) {
        return new RawRecord(content.bytes(), first, position, line, form);
    }

    private static RawRecord.Form atLineEnd(boolean stray, Content content) {
        if (content.isCut()) {
            return RawRecord.Form.TOO_LONG;
        }
        return stray ? RawRecord.Form.STRAY_QUOTE : RawRecord.Form.WHOLE;
    }

    private static RawRecord.Form atEnd(Place place, boolean stray, Content content) {
        if (place == Place.QUOTED) {
            return RawRecord.Form.UNCLOSED_QUOTE;
        }
        var form = atLineEnd(stray, content);
        return form == RawRecord.Form.WHOLE ? RawRecord.Form.UNTERMINATED : form;
    }

    /** Bytes up to the limit; what comes after it is only counted. */
    private static final class Content {
        private static final int USUAL_BYTES = 256;

        private byte[] bytes = new byte[USUAL_BYTES];
        private int size;
        private boolean cut;

        void add(int read) {
            if (size == LONGEST_RECORD_BYTES) {
                cut = true;
                return;
            }
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size++] = (byte) read;
        }

        boolean isEmpty() {
            return size == 0;
        }

        boolean isCut() {
            return cut;
        }

        Content withoutCarriageReturn() {
            if (size > 0 && bytes[size - 1] == CARRIAGE_RETURN && !cut) {
                size--;
            }
            return this;
        }

        Bytes bytes() {
            return Bytes.of(Arrays.copyOf(bytes, size));
        }
    }
}
