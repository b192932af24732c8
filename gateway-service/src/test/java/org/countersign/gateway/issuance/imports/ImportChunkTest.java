package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.countersign.gateway.issuance.RecordedOutbox;
import org.countersign.gateway.issuance.TestIssuance;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.privacy.TestPrivacy;
import org.countersign.gateway.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

class ImportChunkTest {
    private static final String ELDERLY = "elderly-preference-card";
    private static final ImportProperties LIMITS =
            new ImportProperties(DataSize.ofMegabytes(1), 3000, 7, 2, Duration.ofHours(1), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final RecordedOutbox outbox = new RecordedOutbox();
    private TestIssuance issuance;
    private ImportTable table;
    private ImportErrorTable errors;
    private TakeFile takeFile;

    @BeforeEach
    void open() {
        var keys = TestKeys.in(folder);
        issuance = new TestIssuance(database, keys, TestKeys.CLOCK);
        table = new ImportTable(database.jdbc(), TestPrivacy.cipher(keys.secret()), TestKeys.CLOCK);
        errors = new ImportErrorTable(database.jdbc());
        takeFile = new TakeFile(table, TestPrivacy.index(keys.secret()), issuance.ids(), LIMITS);
    }

    @Test
    void issues_every_row_of_a_good_file_once() throws IOException {
        var taken = take(CsvFiles.good(ELDERLY, 1, 20));

        run(taken, ImportProbe.NONE);

        var done = table.find(taken.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(ImportState.FINISHED);
        assertThat(List.of(done.rows(), done.accepted(), done.refused(), done.duplicates()))
                .containsExactly(20, 20, 0, 0);
        assertThat(outbox.committed())
                .hasSize(20)
                .allMatch(item -> item.function().equals("certificates:register"));
        assertThat(count("certificate")).isEqualTo(20);
        assertThat(count("(select unnest(names) from certificate_fields) as field"))
                .isEqualTo(20 * 7);
    }

    @Test
    void forgets_the_file_when_it_is_done() throws IOException {
        var taken = take(CsvFiles.good(ELDERLY, 1, 5));
        assertThat(count("import_part")).isEqualTo(1);

        run(taken, ImportProbe.NONE);

        assertThat(count("import_part")).isZero();
    }

    @Test
    void passes_the_good_rows_and_lists_the_bad_ones() throws IOException {
        var type = Samples.type(ELDERLY);
        var file = CsvFiles.file(List.of(
                CsvFiles.header(type),
                CsvFiles.row(type, 1),
                CsvFiles.row(type, 2).replace("欧阳建国", "王\uD83D\uDE00"),
                CsvFiles.row(type, 3).replace("欧阳建国", "王".repeat(200)),
                CsvFiles.row(type, 4).replace("1950-02-28", "1950-02-30"),
                CsvFiles.row(type, 1),
                "",
                CsvFiles.row(type, 5),
                "\"half"));

        var taken = take(Arrays.copyOf(file, file.length - 2));
        run(taken, ImportProbe.NONE);

        assertThat(errors.page(taken.id(), 0, 100))
                .extracting(ImportErrorTable.Numbered::error)
                .containsExactly(
                        new RowError(3, Optional.of("姓名"), "FORBIDDEN_CHARACTER"),
                        new RowError(4, Optional.of("姓名"), "TOO_LONG"),
                        new RowError(5, Optional.of("出生日期"), "NOT_A_DATE"),
                        new RowError(6, Optional.empty(), "DUPLICATE_IN_FILE"),
                        new RowError(9, Optional.empty(), "UNCLOSED_QUOTE"));
        var done = table.find(taken.id()).orElseThrow();
        assertThat(List.of(done.rows(), done.accepted(), done.refused(), done.duplicates()))
                .containsExactly(7, 2, 4, 1);
    }

    @Test
    void takes_the_same_file_for_the_same_import() throws IOException {
        var file = CsvFiles.good(ELDERLY, 1, 5);
        var first = take(file);
        run(first, ImportProbe.NONE);

        var second = take(file);
        run(second, ImportProbe.NONE);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.state()).isEqualTo(ImportState.FINISHED);
        assertThat(count("certificate")).isEqualTo(5);
        assertThat(count("import")).isEqualTo(1);
    }

    @Test
    void issues_nothing_twice_from_another_file_with_the_same_rows() throws IOException {
        run(take(CsvFiles.good(ELDERLY, 1, 5)), ImportProbe.NONE);

        var second = take(CsvFiles.good(ELDERLY, 4, 5));
        run(second, ImportProbe.NONE);

        var done = table.find(second.id()).orElseThrow();
        assertThat(List.of(done.rows(), done.accepted(), done.refused(), done.duplicates()))
                .containsExactly(5, 3, 0, 2);
        assertThat(errors.page(second.id(), 0, 10))
                .extracting(found -> found.error().code())
                .containsOnly("DUPLICATE_CERTIFICATE");
        assertThat(count("certificate")).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void loses_and_doubles_nothing_when_it_dies(ImportProbe.Point point) throws IOException {
        var taken = take(CsvFiles.good(ELDERLY, 1, 30));
        for (var chunk = 1; chunk <= 5; chunk++) {
            assertThatThrownBy(() -> chunk(dyingAt(point, 1)).next(taken.id())).isInstanceOf(Died.class);
            assertConsistent(taken);
        }

        run(taken, ImportProbe.NONE);

        assertConsistent(taken);
        var done = table.find(taken.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(ImportState.FINISHED);
        assertThat(List.of(done.rows(), done.accepted(), done.refused(), done.duplicates()))
                .containsExactly(30, 30, 0, 0);
        assertThat(count("certificate")).isEqualTo(30);
    }

    @Test
    void keeps_nothing_of_an_upload_that_breaks_off() {
        var start = new ByteArrayInputStream(CsvFiles.good(ELDERLY, 1, 2900), 0, 200_000);
        var reset = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };
        var body = new SequenceInputStream(start, reset);

        assertThatThrownBy(() -> takeFile.take(Samples.type(ELDERLY), "list.csv", body))
                .isInstanceOf(IOException.class);

        assertThat(count("import")).isZero();
        assertThat(count("import_part")).isZero();
    }

    @Test
    void refuses_a_wrong_header_with_the_expected_one_and_keeps_nothing() {
        for (var file : List.of("姓名,年龄\n张三,3\n", "", "\n", "\"姓名", "\u0000\u0001", "姓名;性别\n")) {
            assertThatThrownBy(() -> take(file.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code().name()).isEqualTo("VALIDATION_FAILED"));
        }
        assertThat(count("import")).isZero();
    }

    @Test
    void refuses_a_file_in_another_encoding() {
        var gb18030 =
                new String(CsvFiles.good(ELDERLY, 1, 2), StandardCharsets.UTF_8).getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> take(gb18030)).isInstanceOf(ProblemException.class);
        assertThat(count("import")).isZero();
    }

    @Test
    void refuses_a_file_of_too_many_bytes_or_lines_and_keeps_nothing() {
        var manyLines = new byte[4000];
        Arrays.fill(manyLines, (byte) '\n');
        for (var rest : List.of(new byte[1 << 20], manyLines)) {
            var file = concatenated(CsvFiles.good(ELDERLY, 1, 1), rest);

            assertThatThrownBy(() -> take(file))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code().name()).isEqualTo("TOO_LARGE"));
        }
        assertThat(count("import")).isZero();
        assertThat(count("import_part")).isZero();
    }

    @Test
    void goes_on_over_the_border_of_stored_parts() throws IOException {
        var type = Samples.type(ELDERLY);
        var lines = new ArrayList<String>();
        lines.add(CsvFiles.header(type));
        for (var number = 1; number <= 1000; number++) {
            var row = CsvFiles.row(type, number).replace("滨江路", "滨".repeat(100));
            lines.add(number % 10 == 0 ? row : row.replace("欧阳建国", ""));
        }

        var taken = take(CsvFiles.file(lines));
        assertThat(count("import_part")).isGreaterThan(1);
        run(taken, ImportProbe.NONE);

        var done = table.find(taken.id()).orElseThrow();
        assertThat(List.of(done.rows(), done.accepted(), done.refused(), done.duplicates()))
                .containsExactly(1000, 100, 900, 0);
    }

    @Test
    void imports_every_row_of_a_file_of_many_chunks() throws IOException {
        var taken = take(CsvFiles.good(ELDERLY, 1, 2000));

        run(taken, ImportProbe.NONE);

        assertThat(table.find(taken.id()).orElseThrow().accepted()).isEqualTo(2000);
        assertConsistent(taken);
    }

    private void assertConsistent(ImportRow taken) {
        var now = table.find(taken.id()).orElseThrow();
        assertThat(count("certificate")).isEqualTo(now.accepted());
        assertThat(outbox.committed()).hasSize(now.accepted());
        assertThat(outbox.committed()).extracting(LedgerItem::id).doesNotHaveDuplicates();
    }

    private ImportRow take(byte[] file) throws IOException {
        return takeFile.take(Samples.type(ELDERLY), "list.csv", new ByteArrayInputStream(file));
    }

    private void run(ImportRow taken, ImportProbe probe) throws IOException {
        var chunk = chunk(probe);
        while (chunk.next(taken.id())) {
            // Until it says that nothing is left.
        }
    }

    private ImportChunk chunk(ImportProbe probe) {
        return new ImportChunk(
                table,
                errors,
                Samples.shipped(),
                issuance.issue(outbox),
                new JdbcTransactionManager(database.dataSource()),
                LIMITS,
                TestKeys.CLOCK,
                Optional.of(probe));
    }

    private static ImportProbe dyingAt(ImportProbe.Point point, int times) {
        var left = new AtomicInteger(times);
        return reached -> {
            if (reached == point && left.getAndDecrement() > 0) {
                throw new Died();
            }
        };
    }

    private long count(String rows) {
        return database.jdbc()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Stands for the death of the process: no code of ours catches it. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }
}
