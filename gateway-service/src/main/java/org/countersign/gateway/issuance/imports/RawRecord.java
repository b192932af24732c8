package org.countersign.gateway.issuance.imports;

import org.countersign.format.Bytes;

/**
 * One record of a CSV file as its bytes stand there, without the line end.
 *
 * @param line the line on which it begins, counted from 1
 * @param nextByte where the next record begins
 * @param nextLine and on which line
 */
record RawRecord(Bytes content, int line, long nextByte, int nextLine, Form form) {

    enum Form {
        /** Ended by a line end. */
        WHOLE,
        /** Ended by the end of the file: perhaps all of it, perhaps cut. */
        UNTERMINATED,
        /** The file ended inside quotes. */
        UNCLOSED_QUOTE,
        /** A quote where RFC 4180 allows none: inside a field without quotes, or followed by something else than a separator. */
        STRAY_QUOTE,
        /** Longer than any good row; the content is cut. */
        TOO_LONG
    }

    boolean isBlank() {
        return content.length() == 0 && (form == Form.WHOLE || form == Form.UNTERMINATED);
    }
}
