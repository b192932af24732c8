package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.TypeCode;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.Test;

class LedgerRecordCodecTest {
    private static final SeriesId SERIES = SeriesId.naming(1, 0, 0);

    @Property
    void what_is_written_is_read_again(@ForAll("records") LedgerRecord record) throws JsonException {
        byte[] value = LedgerRecordCodec.write(record);

        assertThat(LedgerRecordCodec.read(record.key().text(), value)).isEqualTo(Optional.of(record));
        assertThat(JsonWriter.canonicalBytes(JsonReader.read(value, LedgerLimits.MAX_RECORD_BYTES)))
                .isEqualTo(value);
    }

    @Provide
    Arbitrary<LedgerRecord> records() {
        return RecordArbitraries.all();
    }

    @Property
    void a_certificate_that_is_shown_is_read_again(@ForAll("certificates") Certificate certificate)
            throws JsonException {
        byte[] answer = AnswerCodec.write(certificate).getBytes(StandardCharsets.UTF_8);

        assertThat(AnswerCodec.readCertificate(answer)).isEqualTo(certificate);
    }

    @Provide
    Arbitrary<Certificate> certificates() {
        return RecordArbitraries.shownCertificates();
    }

    @Test
    void writes_a_series_as_documented() {
        assertThat(text(seriesAt(5)))
                .isEqualTo("{\"certificates\":[{\"copies\":[{\"form\":\"f\",\"hash\":\"" + "ab".repeat(32)
                        + "\",\"index\":5,\"list\":1}],\"digest\":\"" + "ab".repeat(32)
                        + "\",\"key\":\"0123456789abcdef\",\"registeredAt\":7,\"validFrom\":0,\"validUntil\":null}],"
                        + "\"issuer\":\"i\",\"series\":\"00000000-0000-8000-8000-000000020000\",\"type\":\"t\"}");
    }

    @Test
    void refuses_a_series_with_a_certificate_of_another_list() {
        String text = text(seriesAt(5));

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> LedgerRecordCodec.read(
                        StateKey.certificateSeries(SERIES),
                        text.replace("\"list\":1", "\"list\":2").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refuses_a_series_with_a_certificate_without_copies() {
        String text = text(seriesAt(5));
        String copies = text.substring(text.indexOf("\"copies\":[") + 10, text.indexOf(",\"digest\""));

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> LedgerRecordCodec.read(
                        StateKey.certificateSeries(SERIES),
                        text.replace(copies, "[]").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_largest_series_is_a_record() throws JsonException {
        CertificateSeries largest = largestSeries();
        byte[] value = LedgerRecordCodec.write(largest);

        assertThat(value).hasSizeLessThan(LedgerLimits.MAX_RECORD_BYTES / 3);
        assertThat(LedgerRecordCodec.read(largest.key(), value)).isEqualTo(largest);
    }

    private static CertificateSeries seriesAt(int index) {
        return CertificateSeries.of(certificate(List.of(new StatusIndex(1, index)), "f"));
    }

    private static CertificateSeries largestSeries() {
        CertificateSeries series = seriesAt(LedgerLimits.STATUS_LIST_ENTRIES - 1);
        for (int n = 1; n < LedgerLimits.MAX_CERTIFICATES_IN_SERIES; n++) {
            int first = 100_000 + n * LedgerLimits.MAX_COPIES;
            List<StatusIndex> places = IntStream.range(first, first + LedgerLimits.MAX_COPIES)
                    .mapToObj(index -> new StatusIndex(1, index))
                    .toList();
            series = series.with(certificate(places, "f".repeat(LedgerLimits.MAX_ID_LENGTH)));
        }
        return series;
    }

    private static Certificate certificate(List<StatusIndex> places, String form) {
        Digest hash = new Digest(Bytes.ofHex("ab".repeat(Digest.LENGTH)));
        return Certificate.registered(
                new CertificateItem.Register(
                        SERIES.at(places.getFirst()),
                        new IssuerId("i"),
                        new TypeCode("t"),
                        Kid.ofHex("0123456789abcdef"),
                        places.stream()
                                .map(place -> new Copy(new FormCode(form), hash, place))
                                .toList(),
                        new EpochSecond(0),
                        Optional.empty()),
                hash,
                new EpochSecond(7));
    }

    @Test
    void writes_an_account_as_documented() {
        CreditAccount account = new CreditAccount(
                new SchemeId("volunteer"),
                new AccountId("acc-1"),
                List.of(new Lot(new OperationId("e1"), new EpochSecond(100), new Points(7), new Points(3))),
                List.of(new OpenHold(new OperationId("h1"), new EpochSecond(50))));

        assertThat(text(account))
                .isEqualTo(
                        "{\"account\":\"acc-1\",\"holds\":[{\"hold\":\"h1\",\"until\":50}],"
                                + "\"lots\":[{\"expiresAt\":100,\"free\":7,\"held\":3,\"lot\":\"e1\"}],\"scheme\":\"volunteer\"}");
    }

    @Test
    void refuses_copies_that_would_have_begun_as_revoked() {
        String text = "{\"at\":5,\"certificate\":\"c\",\"copies\":[],\"digest\":\"" + "ab".repeat(32)
                + "\",\"id\":\"a\",\"key\":\"0123456789abcdef\",\"msp\":\"M\",\"result\":\"APPLIED\",\"status\":\"S\"}";

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> LedgerRecordCodec.read(
                        StateKey.copiesOperation(new OperationId("a")),
                        text.replace("\"S\"", "\"REVOKED\"").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refuses_a_record_under_another_key() {
        byte[] value = LedgerRecordCodec.write(new Reversal(new OperationId("a"), new OperationId("b")));

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> LedgerRecordCodec.read(StateKey.reversal(new OperationId("c")), value));
    }

    @Test
    void refuses_lots_out_of_order() {
        String text = "{\"account\":\"a\",\"holds\":[],\"scheme\":\"s\",\"lots\":["
                + "{\"expiresAt\":2,\"free\":1,\"held\":0,\"lot\":\"x\"},{\"expiresAt\":1,\"free\":1,\"held\":0,\"lot\":\"y\"}]}";

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> LedgerRecordCodec.read(
                        StateKey.account(new SchemeId("s"), new AccountId("a")),
                        text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void finds_nothing_under_a_key_of_somebody_else() throws JsonException {
        assertThat(LedgerRecordCodec.read("namespaces/fields/x", new byte[0])).isEmpty();
    }

    @Test
    void every_kind_has_its_own_object_type_and_record() {
        var kinds = Arrays.asList(RecordKind.values());

        assertThat(kinds.stream().map(RecordKind::objectType).collect(Collectors.toSet()))
                .hasSameSizeAs(kinds);
        assertThat(kinds.stream().map(RecordKind::recordType).collect(Collectors.toSet()))
                .hasSameSizeAs(kinds)
                .containsExactlyInAnyOrder(permitted());
    }

    @SuppressWarnings("unchecked") // The permitted subtypes of LedgerRecord are records of the ledger.
    private static Class<? extends LedgerRecord>[] permitted() {
        return (Class<? extends LedgerRecord>[]) LedgerRecord.class.getPermittedSubclasses();
    }

    private static String text(LedgerRecord record) {
        return new String(LedgerRecordCodec.write(record), StandardCharsets.UTF_8);
    }
}
