package org.countersign.gateway.issuance.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.countersign.format.Bytes;

/** Takes a record apart into its values. */
final class RecordFields {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private RecordFields() {}

    /** What a record holds, or why it cannot be read. */
    sealed interface Result {
        record Values(List<String> values) implements Result {
            public Values {
                values = List.copyOf(values);
            }
        }

        record Unreadable(RowFault fault) implements Result {}
    }

    static Result read(RawRecord record) {
        return switch (record.form()) {
            case WHOLE, UNTERMINATED -> read(record.content());
            case UNCLOSED_QUOTE -> new Result.Unreadable(RowFault.UNCLOSED_QUOTE);
            case STRAY_QUOTE -> new Result.Unreadable(RowFault.STRAY_QUOTE);
            case TOO_LONG -> new Result.Unreadable(RowFault.ROW_TOO_LONG);
        };
    }

    private static Result read(Bytes content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Result.Unreadable(RowFault.NOT_UTF8);
        }
        try (var parser = CSVParser.parse(text, FORMAT)) {
            var records = parser.getRecords();
            // The library ends a record at a lone carriage return, which ours does not.
            return records.size() == 1
                    ? new Result.Values(records.getFirst().toList())
                    : new Result.Unreadable(RowFault.STRAY_LINE_BREAK);
        } catch (UncheckedIOException | IOException e) {
            return new Result.Unreadable(RowFault.STRAY_QUOTE);
        }
    }
}
