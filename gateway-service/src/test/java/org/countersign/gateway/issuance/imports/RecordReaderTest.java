package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    @Test
    void ends_a_record_at_a_line_end_of_either_kind() {
        assertThat(read("a,b\r\nc\nd\n")).extracting(RecordReaderTest::text).containsExactly("a,b", "c", "d");
        assertThat(read("a\nb\n")).extracting(RawRecord::line).containsExactly(1, 2);
    }

    @Test
    void keeps_a_line_break_inside_quotes_in_its_record() {
        var records = read("\"a\nb\",c\nd\n");

        assertThat(records).extracting(RecordReaderTest::text).containsExactly("\"a\nb\",c", "d");
        assertThat(records).extracting(RawRecord::line).containsExactly(1, 3);
    }

    @Test
    void tells_whole_from_unterminated() {
        assertThat(read("a\nb"))
                .extracting(RawRecord::form)
                .containsExactly(RawRecord.Form.WHOLE, RawRecord.Form.UNTERMINATED);
    }

    @Test
    void reads_nothing_behind_a_quote_that_is_never_closed() {
        var records = read("a\nb,\"c\nd\ne\n");

        assertThat(records)
                .extracting(RawRecord::form)
                .containsExactly(RawRecord.Form.WHOLE, RawRecord.Form.UNCLOSED_QUOTE);
    }

    @Test
    void goes_on_behind_a_stray_quote() {
        assertThat(read("a\"b,c\nd\n"))
                .extracting(RawRecord::form)
                .containsExactly(RawRecord.Form.STRAY_QUOTE, RawRecord.Form.WHOLE);
        assertThat(read("\"a\"b,c\nd\n"))
                .extracting(RawRecord::form)
                .containsExactly(RawRecord.Form.STRAY_QUOTE, RawRecord.Form.WHOLE);
        assertThat(read("\"a\"\rb,c\nd\n"))
                .extracting(RawRecord::form)
                .containsExactly(RawRecord.Form.STRAY_QUOTE, RawRecord.Form.WHOLE);
    }

    @Test
    void holds_no_more_of_a_long_record_than_the_limit() {
        var records = read("x".repeat(RecordReader.LONGEST_RECORD_BYTES + 1000) + "\nb\n");

        assertThat(records).extracting(RawRecord::form).containsExactly(RawRecord.Form.TOO_LONG, RawRecord.Form.WHOLE);
        assertThat(records.getFirst().content().length()).isEqualTo(RecordReader.LONGEST_RECORD_BYTES);
    }

    @Test
    void takes_escaped_quotes_and_empty_fields_as_they_are() {
        assertThat(read("\"a\"\"b\",,\"\"\n"))
                .extracting(RecordReaderTest::text)
                .containsExactly("\"a\"\"b\",,\"\"");
    }

    /** Wherever reading is interrupted, going on there gives the same records: that is what a cursor is for. */
    @Property(tries = 500)
    void resumes_at_every_record(@ForAll("texts") String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var all = read(bytes, 0, 1);
        for (var i = 0; i < all.size(); i++) {
            var record = all.get(i);
            assertThat(read(bytes, record.nextByte(), record.nextLine())).isEqualTo(all.subList(i + 1, all.size()));
        }
        assertThat(all.isEmpty() ? 0 : all.getLast().nextByte()).isEqualTo(bytes.length);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab,\"\n\r王").ofMaxLength(60);
    }

    private static List<RawRecord> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), 0, 1);
    }

    private static List<RawRecord> read(byte[] bytes, long from, int line) {
        try {
            var reader = new RecordReader(new ByteArrayInputStream(bytes, (int) from, bytes.length), from, line);
            var records = new ArrayList<RawRecord>();
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                records.add(record.get());
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(RawRecord record) {
        return new String(record.content().toArray(), StandardCharsets.UTF_8);
    }
}
