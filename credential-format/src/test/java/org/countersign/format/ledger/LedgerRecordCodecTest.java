package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonReader;
import org.countersign.format.json.JsonWriter;
import org.junit.jupiter.api.Test;

class LedgerRecordCodecTest {
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
