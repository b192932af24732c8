package org.countersign.format.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import co.nstant.in.cbor.model.DataItem;
import co.nstant.in.cbor.model.Map;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "255, 18ff",
        "256, 190100",
        "65535, 19ffff",
        "65536, 1a00010000",
        "4294967296, 1b0000000100000000",
        "9223372036854775807, 1b7fffffffffffffff",
        "-1, 20",
        "-24, 37",
        "-25, 3818",
        "-65537, 3a00010000",
        "-9223372036854775808, 3b7fffffffffffffff"
    })
    void writes_each_integer_in_its_shortest_form_and_reads_it_back(long value, String hex) throws Exception {
        assertThat(Cbor.encode(Cbor.integer(value)).hex()).isEqualTo(hex);
        assertThat(Claims.integerOf(strict(hex), FormatCode.PASS_CLAIMS)).isEqualTo(value);
    }

    @Test
    void sorts_keys_bytewise_and_not_by_length() {
        Map map = new Map();
        map.put(Cbor.integer(-1), Cbor.integer(1));
        map.put(Cbor.text("a"), Cbor.integer(2));
        map.put(Cbor.integer(100), Cbor.integer(3));
        map.put(Cbor.integer(10), Cbor.integer(4));

        // RFC 8949, section 4.2.1 sorts 10, 100, -1; the older length-first order would put -1 before 100.
        assertThat(Cbor.encode(map).hex()).isEqualTo("a4" + "0a04" + "186403" + "2001" + "616102");
    }

    @ParameterizedTest
    @CsvSource({"1800", "1817", "190018", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3800", "5800", "7800", "9800"})
    void refuses_a_head_that_is_longer_than_needed(String hex) {
        assertRefused(FormatCode.CBOR_NOT_SHORTEST, () -> strict(hex));
    }

    @Test
    void reads_a_long_head_of_another_system() throws Exception {
        assertThat(Cbor.decode(Bytes.ofHex("1900ff"), CborRules.WELL_FORMED)).isEqualTo(Cbor.integer(255));
    }

    @ParameterizedTest
    @CsvSource({"5f4101ff", "7f6161ff", "9f01ff", "bf0101ff", "ff"})
    void refuses_indefinite_lengths_under_both_rules(String hex) {
        FormatCode code = "ff".equals(hex) ? FormatCode.CBOR_UNSUPPORTED : FormatCode.CBOR_INDEFINITE;
        assertRefused(code, () -> strict(hex));
        assertRefused(code, () -> Cbor.decode(Bytes.ofHex(hex), CborRules.WELL_FORMED));
    }

    @Test
    void refuses_a_repeated_key_under_both_rules() {
        assertRefused(FormatCode.CBOR_KEY_DUPLICATE, () -> strict("a201010102"));
        assertRefused(
                FormatCode.CBOR_KEY_DUPLICATE, () -> Cbor.decode(Bytes.ofHex("a201010102"), CborRules.WELL_FORMED));
    }

    @Test
    void refuses_a_key_repeated_in_another_width() {
        assertRefused(
                FormatCode.CBOR_KEY_DUPLICATE, () -> Cbor.decode(Bytes.ofHex("a20101180102"), CborRules.WELL_FORMED));
    }

    @Test
    void refuses_unsorted_keys() {
        assertRefused(FormatCode.CBOR_KEY_ORDER, () -> strict("a202010102"));
    }

    @Test
    void refuses_a_map_or_bytes_as_a_key() {
        assertRefused(FormatCode.CBOR_UNSUPPORTED, () -> strict("a1a001"));
        assertRefused(FormatCode.CBOR_UNSUPPORTED, () -> strict("a14001"));
    }

    @Test
    void refuses_bytes_after_the_item() {
        assertRefused(FormatCode.CBOR_TRAILING, () -> strict("0000"));
    }

    @ParameterizedTest
    @CsvSource({
        "'' ",
        "18",
        "4201",
        "6261",
        "8201",
        "a101",
        "c1",
        "9b7fffffffffffffff",
        "bb7fffffffffffffff",
        "5a7fffffff"
    })
    void refuses_an_input_that_ends_early_without_reserving_what_it_announces(String hex) {
        assertRefused(FormatCode.CBOR_TRUNCATED, () -> strict(hex.trim()));
    }

    @Test
    void refuses_integers_of_64_bits() {
        assertRefused(FormatCode.CBOR_TOO_LARGE, () -> strict("1bffffffffffffffff"));
        assertRefused(FormatCode.CBOR_TOO_LARGE, () -> strict("3b8000000000000000"));
    }

    @Test
    void refuses_nesting_beyond_the_limit_and_not_before() throws Exception {
        strict("81".repeat(CborReader.MAX_DEPTH) + "00");

        assertRefused(FormatCode.CBOR_TOO_DEEP, () -> strict("81".repeat(CborReader.MAX_DEPTH + 1) + "00"));
        assertRefused(FormatCode.CBOR_TOO_DEEP, () -> strict("81".repeat(100_000) + "00"));
        assertRefused(FormatCode.CBOR_TOO_DEEP, () -> strict("c1".repeat(100_000) + "00"));
    }

    @ParameterizedTest
    @CsvSource({"61ff", "62c080", "63eda080", "64f5808080"})
    void refuses_text_that_is_not_utf_8(String hex) {
        assertRefused(FormatCode.CBOR_UTF8, () -> strict(hex));
    }

    @ParameterizedTest
    @CsvSource({"f93c00", "fa3f800000", "fb3ff0000000000000", "f7", "f0", "f818", "1c", "1e"})
    void refuses_floating_point_undefined_and_reserved_heads(String hex) {
        assertRefused(FormatCode.CBOR_UNSUPPORTED, () -> strict(hex));
    }

    @Test
    void a_tag_around_a_constant_does_not_stay_on_it() throws Exception {
        strict("c1f5");

        assertThat(strict("f5").hasTag()).isFalse();
        assertThat(Cbor.encode(strict("f5")).hex()).isEqualTo("f5");
    }

    @Test
    void refuses_more_items_than_memory_should_hold() {
        int count = CborReader.MAX_ITEMS + 1;
        Bytes many = Bytes.ofHex("9a" + "%08x".formatted(count) + "00".repeat(count));

        assertRefused(FormatCode.CBOR_TOO_LARGE, () -> Cbor.decode(many, CborRules.WELL_FORMED));
    }

    @Test
    void refuses_a_map_of_more_than_256_members() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i <= CborReader.MAX_MAP_SIZE; i++) {
            members.append("19%04x".formatted(1000 + i)).append("00");
        }

        assertRefused(
                FormatCode.CBOR_TOO_LARGE, () -> Cbor.decode(Bytes.ofHex("b90101" + members), CborRules.DETERMINISTIC));
    }

    @Property
    void reading_undoes_writing(@ForAll("items") DataItem item) throws FormatException {
        assertThat(Cbor.decode(Cbor.encode(item), CborRules.DETERMINISTIC)).isEqualTo(item);
    }

    @Property
    void what_is_read_strictly_is_written_again_byte_for_byte(@ForAll @Size(max = 40) byte[] bytes) {
        try {
            DataItem item = Cbor.decode(Bytes.of(bytes), CborRules.DETERMINISTIC);
            assertThat(Cbor.encode(item)).isEqualTo(Bytes.of(bytes));
        } catch (FormatException refused) {
            assertThat(refused.code().name()).startsWith("CBOR_");
        }
    }

    @Provide
    Arbitrary<DataItem> items() {
        return items(3);
    }

    private static Arbitrary<DataItem> items(int depth) {
        Arbitrary<DataItem> keys = Arbitraries.oneOf(
                Arbitraries.longs().map(Cbor::integer),
                Arbitraries.strings().alpha().ofMaxLength(4).map(Cbor::text));
        Arbitrary<DataItem> leaves = Arbitraries.oneOf(
                keys,
                Arbitraries.bytes().array(byte[].class).map(value -> Cbor.bytes(Bytes.of(value))),
                Arbitraries.of(Cbor.absent()));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<DataItem> inner = items(depth - 1);
        Arbitrary<DataItem> arrays = inner.list().ofMaxSize(4).map(CborTest::array);
        Arbitrary<DataItem> maps = Combinators.combine(
                        keys.list().uniqueElements().ofSize(3), inner.list().ofSize(3))
                .as(CborTest::map);
        Arbitrary<DataItem> tagged = arrays.map(array -> Cbor.tagged(18, array));
        return Arbitraries.oneOf(leaves, arrays, maps, tagged);
    }

    private static DataItem array(List<DataItem> items) {
        return Cbor.array(items);
    }

    private static DataItem map(List<DataItem> keys, List<DataItem> values) {
        Map map = new Map();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    private static DataItem strict(String hex) throws FormatException {
        return Cbor.decode(Bytes.ofHex(hex), CborRules.DETERMINISTIC);
    }
}
