package org.countersign.format.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;

class StatusListTest {
    @Example
    void agrees_with_the_short_examples_of_the_draft() throws Exception {
        for (JsonValue value : Vectors.json("status-list/short.json").asArray()) {
            JsonObject example = value.asObject();
            int bits = example.getInt("bits", 0);
            JsonArray statuses = example.get("statuses").asArray();

            StatusList list = StatusList.inflate(bits, Bytes.ofHex(example.getString("zlib_hex", "")));

            assertThat(list.entries()).isEqualTo(statuses.size());
            for (int i = 0; i < statuses.size(); i++) {
                assertThat(list.at(new StatusIndex(i)))
                        .contains(new StatusValue(statuses.get(i).asInt()));
            }
            assertThat(StatusList.inflate(bits, list.deflate())).isEqualTo(list);
        }
    }

    @Example
    void agrees_with_the_long_examples_of_the_draft() throws Exception {
        for (String name : new String[] {"1-bit", "2-bit"}) {
            JsonObject example = Vectors.json("status-list/" + name + ".json").asObject();
            JsonObject encoded = example.get("status_list").asObject();
            int bits = encoded.getInt("bits", 0);
            Map<StatusIndex, StatusValue> exceptions = new HashMap<>();
            for (JsonValue entry : example.get("nonzero_entries").asArray()) {
                exceptions.put(
                        new StatusIndex(entry.asObject().getInt("idx", 0)),
                        new StatusValue(entry.asObject().getInt("status", 0)));
            }

            StatusList list =
                    StatusList.inflate(bits, Bytes.of(Base64.getUrlDecoder().decode(encoded.getString("lst", ""))));

            assertThat(list).isEqualTo(StatusList.of(bits, example.getInt("entries", 0), exceptions));
        }
    }

    @Property
    void every_status_comes_back_in_every_width(
            @ForAll @IntRange(max = 3) int width,
            @ForAll @Size(max = 20) Map<@IntRange(max = 99) Integer, @IntRange(max = 255) Integer> statuses)
            throws FormatException {
        int bits = 1 << width;
        Map<StatusIndex, StatusValue> exceptions = new HashMap<>();
        statuses.forEach(
                (index, value) -> exceptions.put(new StatusIndex(index), new StatusValue(value & ((1 << bits) - 1))));

        StatusList list =
                StatusList.inflate(bits, StatusList.of(bits, 100, exceptions).deflate());

        for (int i = 0; i < 100; i++) {
            StatusIndex index = new StatusIndex(i);
            assertThat(list.at(index)).contains(exceptions.getOrDefault(index, StatusValue.VALID));
        }
    }

    @Example
    void a_list_of_ours_is_small() throws Exception {
        Map<StatusIndex, StatusValue> exceptions = new HashMap<>();
        for (int i = 0; i < StatusList.ENTRIES; i += 100) {
            exceptions.put(new StatusIndex(i), StatusValue.REVOKED);
        }

        // One in a hundred revoked, evenly: the packed list alone would be 32 KiB.
        assertThat(StatusList.of(exceptions).deflate().length()).isLessThan(4096);
    }

    @Example
    void says_nothing_beyond_its_end() throws Exception {
        StatusList list = StatusList.of(2, 8, Map.of());

        assertThat(list.at(new StatusIndex(7))).contains(StatusValue.VALID);
        assertThat(list.at(new StatusIndex(8))).isEmpty();
        assertThat(list.at(new StatusIndex(StatusIndex.MAX))).isEmpty();
    }

    @Example
    void refuses_an_index_beyond_the_list() {
        Map<StatusIndex, StatusValue> beyond = Map.of(new StatusIndex(8), StatusValue.REVOKED);

        assertRefused(FormatCode.STATUS_INDEX, () -> StatusList.of(2, 8, beyond));
    }

    @Example
    void refuses_a_status_wider_than_its_bits() {
        Map<StatusIndex, StatusValue> wide = Map.of(new StatusIndex(0), StatusValue.SUSPENDED);

        assertRefused(FormatCode.STATUS_BITS, () -> StatusList.of(1, 8, wide));
    }

    @Example
    void refuses_other_widths() {
        for (int bits : new int[] {-1, 0, 3, 16}) {
            assertRefused(FormatCode.STATUS_BITS, () -> StatusList.of(bits, 8, Map.of()));
        }
    }

    @Example
    void refuses_a_list_that_inflates_beyond_the_limit() {
        Bytes bomb = deflated(StatusList.MAX_BYTES + 1);

        assertThat(bomb.length()).isLessThan(4096);
        assertRefused(FormatCode.STATUS_TOO_LARGE, () -> StatusList.inflate(1, bomb));
    }

    @Example
    void accepts_a_list_that_inflates_exactly_to_the_limit() throws Exception {
        assertThat(StatusList.inflate(8, deflated(StatusList.MAX_BYTES)).entries())
                .isEqualTo(StatusList.MAX_BYTES);
    }

    @Example
    void refuses_what_is_not_zlib_ends_early_or_goes_on() throws Exception {
        Bytes good = StatusList.of(2, 8, Map.of()).deflate();
        Bytes cut = good.slice(0, good.length() - 1);
        Bytes longer = Bytes.ofHex(good.hex() + "00");

        assertRefused(FormatCode.STATUS_COMPRESSION, () -> StatusList.inflate(2, Bytes.ofHex("ffff")));
        assertRefused(FormatCode.STATUS_COMPRESSION, () -> StatusList.inflate(2, Bytes.EMPTY));
        assertRefused(FormatCode.STATUS_COMPRESSION, () -> StatusList.inflate(2, cut));
        assertRefused(FormatCode.STATUS_COMPRESSION, () -> StatusList.inflate(2, longer));
    }

    private static Bytes deflated(int size) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(new byte[size]);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[4096];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return Bytes.of(out.toByteArray());
        }
    }
}
