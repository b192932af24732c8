package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.FieldCheck;
import org.countersign.gateway.issuance.types.FieldResult;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final TypeCatalogue TYPES = Samples.shipped();
    private static final CertificateType ELDERLY = Samples.type("elderly-preference-card");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final ConcurrentMap<CertificateType, Set<Map<String, String>>> ORIGINALS = new ConcurrentHashMap<>();
    private static final String HEADER = CsvFiles.header(ELDERLY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elderly-preference-card",
                "disability-card",
                "residence-permit",
                "volunteer-service-card",
                "marriage-certificate",
                "sole-trader-licence"
            })
    void accepts_every_good_row_of_every_type(String code) {
        var results = rows(Samples.type(code), CsvFiles.good(code, 1, 20));

        assertThat(results).hasSize(20).allMatch(result -> result instanceof RowResult.Good);
    }

    @Test
    void reads_english_headings_other_orders_and_a_byte_order_mark() {
        var file = "\uFEFFCertificate number,Name,Citizen ID number,Sex,Date of birth,Preference level,Home address\n"
                + "000000000001,欧阳建国,%s,Male,1950-02-28,Aged 60 to 69,\"滨江路1号, 3幢\"\n".formatted(Samples.citizen(1));

        var good = (RowResult.Good)
                rows(ELDERLY, file.getBytes(StandardCharsets.UTF_8)).getFirst();

        assertThat(good.certificate().fields())
                .containsEntry("address", "滨江路1号, 3幢")
                .containsEntry("sex", "M")
                .containsEntry("level", "60");
    }

    @ParameterizedTest
    @CsvSource({
        "欧阳建国, 王\uD83D\uDE00, 姓名, FORBIDDEN_CHARACTER",
        "欧阳建国, '', 姓名, REQUIRED",
        "1950-02-28, 1950-02-30, 出生日期, NOT_A_DATE",
        "1950-02-28, 昨天, 出生日期, NOT_A_DATE",
        "000000000001, 00000000000a, 证件编号, NOT_DIGITS",
        "男, 其他, 性别, NOT_IN_TABLE"
    })
    void refuses_a_bad_value_with_line_column_and_code(String good, String bad, String heading, String code) {
        var row = CsvFiles.row(ELDERLY, 1).replace(",M,", ",男,").replace(",F,", ",男,");
        assertThat(row).contains(good);
        var file = CsvFiles.file(List.of(HEADER, row.replace(good, bad), CsvFiles.row(ELDERLY, 2)));

        var results = rows(ELDERLY, file);

        assertThat(errors(results)).containsExactly(new RowError(2, Optional.of(heading), code));
        assertThat(results.get(1)).isInstanceOf(RowResult.Good.class);
    }

    @Test
    void refuses_a_name_of_200_characters() {
        var row = CsvFiles.row(ELDERLY, 1).replace("欧阳建国", "王".repeat(200));

        assertThat(codes(row)).containsExactly("TOO_LONG");
    }

    @Test
    void refuses_a_row_with_other_columns_than_the_header() {
        assertThat(codes(CsvFiles.row(ELDERLY, 1) + ",more")).containsExactly("WRONG_COLUMN_COUNT");
        assertThat(codes("only,two")).containsExactly("WRONG_COLUMN_COUNT");
    }

    @Test
    void refuses_a_row_that_is_not_utf8() {
        var file = CsvFiles.file(List.of(HEADER, CsvFiles.row(ELDERLY, 1), CsvFiles.row(ELDERLY, 2)));
        file[HEADER.getBytes(StandardCharsets.UTF_8).length + 2] = (byte) 0xFF;

        assertThat(errors(rows(ELDERLY, file))).containsExactly(RowError.of(2, RowFault.NOT_UTF8));
    }

    @ParameterizedTest
    @CsvSource({
        "老年人优待证, ''",
        "elderly-preference-card, ''",
        "residence-permit, WRONG_TYPE",
        "健康码, UNKNOWN_TYPE",
        "'', REQUIRED"
    })
    void checks_the_type_of_a_row_that_names_one(String named, String code) {
        var file = CsvFiles.file(List.of(HEADER + ",证照类型", CsvFiles.row(ELDERLY, 1) + "," + named));

        assertThat(errors(rows(ELDERLY, file)))
                .extracting(RowError::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2035-12-31, ''",
        "2020-01-01, 2021-01-01, ''",
        "2026-01-01, 2025-12-31, VALIDITY_NOT_ALLOWED",
        "2026-01-01, 2036-01-01, VALIDITY_NOT_ALLOWED",
        "1969-12-31, '', VALIDITY_NOT_ALLOWED",
        "2026-02-30, '', NOT_A_DATE"
    })
    void checks_the_validity(String from, String until, String code) {
        var file = CsvFiles.file(List.of(HEADER + ",有效期起始,有效期截止", CsvFiles.row(ELDERLY, 1) + "," + from + "," + until));

        assertThat(errors(rows(ELDERLY, file)))
                .extracting(RowError::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void passes_the_good_rows_of_a_file_that_was_cut_anywhere() {
        var file = CsvFiles.good("elderly-preference-card", 1, 3);
        var headerLength = HEADER.getBytes(StandardCharsets.UTF_8).length + 2;
        for (var length = headerLength; length < file.length; length++) {
            var results = rows(ELDERLY, Arrays.copyOf(file, length));

            var wholeLines = lineFeeds(file, length) - 1;
            assertThat(results.stream().limit(wholeLines)).allMatch(result -> result instanceof RowResult.Good);
            // The last row ends in a certificate number of fixed length: it is good exactly when nothing of it is
            // missing.
            var lastIsWhole = length + 2 >= file.length || file[length] == '\r' || file[length] == '\n';
            assertThat(results.stream().skip(wholeLines))
                    .allMatch(result -> lastIsWhole == result instanceof RowResult.Good);
        }
    }

    @Test
    void refuses_a_last_row_whose_last_value_may_be_cut() {
        var trader = Samples.type("sole-trader-licence");
        var header =
                "Registered on,Business name,Unified social credit code,Operator name,Operator citizen ID number,Form of operation,Business premises,Business scope";
        var row =
                "1990-01-01,张记面馆,%s,张三,%s,Individual,滨江路1号,餐饮服务".formatted(Samples.socialCredit(1), Samples.citizen(1));

        assertThat(rows(trader, (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8)))
                .allMatch(RowResult.Good.class::isInstance);
        assertThat(errors(rows(trader, (header + "\n" + row).getBytes(StandardCharsets.UTF_8))))
                .containsExactly(RowError.of(2, RowFault.LAST_LINE_CUT));
    }

    @Test
    void issues_nothing_that_stands_inside_a_quoted_value() {
        var smuggled = CsvFiles.row(ELDERLY, 2);
        var row = CsvFiles.row(ELDERLY, 1).replace("滨江路1号3幢2单元", "\"滨江路\r\n" + smuggled + "\r\n1号\"");
        var file = CsvFiles.file(List.of(HEADER, row, CsvFiles.row(ELDERLY, 3)));

        var results = rows(ELDERLY, file);

        assertThat(results).hasSize(2);
        assertThat(errors(results)).extracting(RowError::code).containsExactly("FORBIDDEN_CHARACTER");
        assertThat(results.get(1)).isInstanceOf(RowResult.Good.class);
    }

    @Test
    void refuses_headers_that_are_not_the_types() {
        assertThat(header("姓名,性别")).isEmpty();
        assertThat(header(HEADER + ",姓名")).isEmpty();
        assertThat(header(HEADER + ",爱好")).isEmpty();
        assertThat(header(HEADER + ",")).isEmpty();
        assertThat(header(HEADER)).isPresent();
        assertThat(header(HEADER + ",紧急联系电话,Valid from")).isPresent();
    }

    /** One byte anywhere is changed, doubled or lost: whatever still passes satisfies every rule, and no row that was not touched is lost without a word. */
    @Property(tries = 1500)
    void never_accepts_a_bad_row_of_a_mutated_file(
            @ForAll("types") String code,
            @ForAll @IntRange(max = 100_000) int at,
            @ForAll("bytes") byte with,
            @ForAll @IntRange(max = 2) int how) {
        var type = Samples.type(code);
        var good = CsvFiles.good(code, 1, 6);
        var start = CsvFiles.header(type).getBytes(StandardCharsets.UTF_8).length + 2;
        var file = mutated(good, start + at % (good.length - start), with, how);

        var results = rows(type, file);

        var accepted = results.stream()
                .filter(RowResult.Good.class::isInstance)
                .map(RowResult.Good.class::cast)
                .toList();
        assertThat(accepted)
                .allSatisfy(row -> assertSatisfied(type, row.certificate().fields()));
        var unclosed = errors(results).stream().anyMatch(error -> error.code().equals("UNCLOSED_QUOTE"));
        var untouched = accepted.stream()
                .filter(row -> originals(type).contains(row.certificate().fields()))
                .count();
        // A quote may swallow what follows it up to the next one, and says so; anything else costs at most the two rows
        // that it touched.
        assertThat(unclosed || untouched >= 4 || with == '"').isTrue();
        assertThat(results.size()).isLessThanOrEqualTo(8);
    }

    private static void assertSatisfied(CertificateType type, Map<String, String> fields) {
        for (var field : type.fields()) {
            var value = fields.get(field.name());
            assertThat(value != null || !field.required()).isTrue();
            if (value != null) {
                assertThat(FieldCheck.check(field, value)).isEqualTo(new FieldResult.Accepted(value));
                assertThat(value.codePoints()).noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
            }
        }
    }

    private static Set<Map<String, String>> originals(CertificateType type) {
        return ORIGINALS.computeIfAbsent(type, RowReaderTest::originalsOf);
    }

    private static Set<Map<String, String>> originalsOf(CertificateType type) {
        var originals = new HashSet<Map<String, String>>();
        for (var number = 1; number <= 6; number++) {
            originals.add(Samples.values(type.code().value(), number));
        }
        return originals;
    }

    private static byte[] mutated(byte[] good, int at, byte with, int how) {
        var bytes = new ArrayList<Byte>();
        for (var i = 0; i < good.length; i++) {
            if (i != at || how == 1) {
                bytes.add(good[i]);
            }
            if (i == at && how < 2) {
                bytes.add(with);
            }
        }
        var result = new byte[bytes.size()];
        for (var i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(Samples.CODES);
    }

    @Provide
    Arbitrary<Byte> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        (byte) '"', (byte) ',', (byte) '\n', (byte) '\r', (byte) 0, (byte) 0xFF, (byte) ' ', (byte)
                                '7'),
                Arbitraries.bytes());
    }

    private static List<String> codes(String row) {
        return errors(rows(ELDERLY, CsvFiles.file(List.of(HEADER, row)))).stream()
                .map(RowError::code)
                .toList();
    }

    private static Optional<Header> header(String line) {
        return Header.read(ELDERLY, List.of(line.split(",", -1)));
    }

    private static List<RowError> errors(List<RowResult> results) {
        var errors = new ArrayList<RowError>();
        for (var result : results) {
            if (result instanceof RowResult.Bad(var found)) {
                errors.addAll(found);
            }
        }
        return errors;
    }

    private static int lineFeeds(byte[] file, int length) {
        var count = 0;
        for (var i = 0; i < length; i++) {
            if (file[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    private static List<RowResult> rows(CertificateType type, byte[] file) {
        try {
            var bom = file.length > 2 && file[0] == (byte) 0xEF ? 3 : 0;
            var records = new RecordReader(new ByteArrayInputStream(file, bom, file.length), bom, 1);
            var headerRecord = records.next().orElseThrow();
            var values = (RecordFields.Result.Values) RecordFields.read(headerRecord);
            var reader = new RowReader(
                    type, TYPES, Header.read(type, values.values()).orElseThrow(), TODAY);
            var results = new ArrayList<RowResult>();
            for (var record = records.next(); record.isPresent(); record = records.next()) {
                if (!record.get().isBlank()) {
                    results.add(reader.read(record.get()));
                }
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
