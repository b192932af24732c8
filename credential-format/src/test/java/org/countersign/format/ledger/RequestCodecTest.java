package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.ParsedItem.Malformed;
import org.countersign.format.ledger.ParsedItem.WellFormed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCodecTest {
    private static final String RELEASE = "{\"hold\":\"h\",\"id\":\"a\",\"op\":\"release\"}";

    @Property
    void trust_items_are_read_again(@ForAll("trust") TrustItem item) throws JsonException {
        assertThat(RequestCodec.readTrustItem(RequestCodec.write(item))).isEqualTo(item);
    }

    @Property
    void registrations_are_read_again(@ForAll("registrations") CertificateItem.Register item) throws JsonException {
        assertThat(RequestCodec.readRegister(RequestCodec.write(item))).isEqualTo(item);
    }

    @Property
    void further_copies_are_read_again(@ForAll("furtherCopies") CertificateItem.AddCopies item) throws JsonException {
        assertThat(RequestCodec.readAddCopies(RequestCodec.write(item))).isEqualTo(item);
    }

    @Property
    void changes_of_status_are_read_again(@ForAll("changes") CertificateItem.ChangeStatus item) throws JsonException {
        assertThat(RequestCodec.readChangeStatus(RequestCodec.write(item))).isEqualTo(item);
    }

    @Property
    void credit_items_are_read_again(@ForAll("credit") CreditItem item) throws JsonException {
        assertThat(RequestCodec.readCreditItem(RequestCodec.write(item))).isEqualTo(item);
    }

    @Provide
    Arbitrary<TrustItem> trust() {
        return ItemArbitraries.trust();
    }

    @Provide
    Arbitrary<CertificateItem.Register> registrations() {
        return ItemArbitraries.registrations();
    }

    @Provide
    Arbitrary<CertificateItem.AddCopies> furtherCopies() {
        return ItemArbitraries.furtherCopies();
    }

    @Provide
    Arbitrary<CertificateItem.ChangeStatus> changes() {
        return ItemArbitraries.changes();
    }

    @Provide
    Arbitrary<CreditItem> credit() {
        return ItemArbitraries.credit();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{C,'index':1,'list':1},{C,'index':1,'list':1}]",
                "[{C,'index':131072,'list':1}]",
                "[{C,'index':-1,'list':1}]",
                "[{C,'index':1,'list':1,'more':1}]"
            })
    void refuses_further_copies_that_are_none_or_share_a_place_or_have_none(String copies) throws BatchException {
        String text = "{'certificate':'c','copies':" + copies + ",'id':'bad','key':'0123456789abcdef'}";
        String item = text.replace("C", "'form':'counter-pass','hash':'" + "ab".repeat(32) + "'")
                .replace('\'', '"');

        assertThat(RequestCodec.parseAddCopies(RequestCodec.request(List.of(item))))
                .containsExactly(new Malformed<>(Optional.of(new OperationId("bad"))));
    }

    @Test
    void takes_16_further_copies_and_refuses_17() throws BatchException {
        assertThat(RequestCodec.parseAddCopies(RequestCodec.request(List.of(withCopies(16))))
                        .getFirst())
                .isInstanceOf(WellFormed.class);
        assertThat(RequestCodec.parseAddCopies(RequestCodec.request(List.of(withCopies(17))))
                        .getFirst())
                .isInstanceOf(Malformed.class);
    }

    private static String withCopies(int count) {
        String copies = IntStream.range(0, count)
                .mapToObj(index -> "{\"form\":\"counter-pass\",\"hash\":\"" + "ab".repeat(32) + "\",\"index\":" + index
                        + ",\"list\":1}")
                .collect(Collectors.joining(","));
        return "{\"certificate\":\"c\",\"copies\":[" + copies + "],\"id\":\"a\",\"key\":\"0123456789abcdef\"}";
    }

    @Test
    void reads_a_request() throws BatchException {
        List<ParsedItem<CreditItem>> items = RequestCodec.parseCredit(RequestCodec.request(List.of(RELEASE)));

        assertThat(items)
                .containsExactly(new WellFormed<>(new CreditItem.Release(new OperationId("a"), new OperationId("h"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"bad\",\"op\":\"release\"}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"nothing\"}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"release\",\"more\":1}",
                "{\"hold\":1,\"id\":\"bad\",\"op\":\"release\"}",
                "{\"hold\":\"h h\",\"id\":\"bad\",\"op\":\"release\"}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"capture\",\"points\":0}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"capture\",\"points\":-1}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"capture\",\"points\":1.5}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"capture\",\"points\":9007199254740992}",
                "{\"hold\":\"h\",\"id\":\"bad\",\"op\":\"capture\",\"points\":\"1\"}"
            })
    void a_malformed_item_keeps_its_id_and_harms_no_neighbour(String bad) throws BatchException {
        List<ParsedItem<CreditItem>> items = RequestCodec.parseCredit(RequestCodec.request(List.of(bad, RELEASE)));

        assertThat(items.getFirst()).isEqualTo(new Malformed<>(Optional.of(new OperationId("bad"))));
        assertThat(items.getLast()).isInstanceOf(WellFormed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "{}", "{\"id\":7}", "{\"id\":\"\"}", "{\"id\":\"a b\"}"})
    void a_malformed_item_may_have_no_id(String bad) throws BatchException {
        assertThat(RequestCodec.parseCredit(RequestCodec.request(List.of(bad))))
                .containsExactly(new Malformed<>(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"items\":{}}",
                "{\"items\":[1],\"more\":1}",
                "{\"items\":[1]} ,",
                "{\"items\":[{\"id\":\"a\",\"id\":\"b\"}]}"
            })
    void refuses_what_is_not_a_request(String text) {
        refuses(text.getBytes(StandardCharsets.UTF_8), BatchError.MALFORMED_BATCH);
    }

    @Test
    void refuses_a_request_without_items() {
        refuses(RequestCodec.request(List.of()), BatchError.BATCH_SIZE);
    }

    @Test
    void reads_1000_items_and_refuses_1001() throws BatchException {
        assertThat(RequestCodec.parseCredit(RequestCodec.request(Collections.nCopies(1000, RELEASE))))
                .hasSize(LedgerLimits.MAX_ITEMS);
        refuses(RequestCodec.request(Collections.nCopies(1001, RELEASE)), BatchError.BATCH_SIZE);
    }

    @Test
    void reads_one_mebibyte_and_refuses_one_byte_more() throws BatchException {
        byte[] item = RequestCodec.request(List.of(RELEASE));
        String largest = new String(item, StandardCharsets.UTF_8) + " ".repeat((1 << 20) - item.length);

        assertThat(RequestCodec.parseCredit(largest.getBytes(StandardCharsets.UTF_8)))
                .hasSize(1);
        refuses((largest + " ").getBytes(StandardCharsets.UTF_8), BatchError.BATCH_TOO_LARGE);
    }

    private static void refuses(byte[] request, BatchError error) {
        assertThatExceptionOfType(BatchException.class)
                .isThrownBy(() -> RequestCodec.parseCredit(request))
                .extracting(BatchException::error)
                .isEqualTo(error);
    }
}
