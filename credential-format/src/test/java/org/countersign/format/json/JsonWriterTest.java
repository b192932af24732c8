package org.countersign.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.format.json.JsonValue.JsonBoolean;
import org.countersign.format.json.JsonValue.JsonFraction;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonNull;
import org.countersign.format.json.JsonValue.JsonText;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    /** The example of RFC 8785 §3.2.3. */
    @Test
    void sorts_members_by_utf_16_units() throws JsonException {
        JsonObject object = JsonReader.readObject(
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
                200);

        assertThat(JsonWriter.canonical(object))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void escapes_as_little_as_possible() {
        JsonText text = new JsonText("\b\t\n\f\r\"\\/\u0000\u001f\u007f中");

        assertThat(JsonWriter.canonical(text)).isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f中\"");
    }

    @Test
    void writes_empty_arrays_and_objects() {
        assertThat(JsonWriter.canonical(new JsonArray(List.of()))).isEqualTo("[]");
        assertThat(JsonWriter.canonical(JsonObject.builder().build())).isEqualTo("{}");
    }

    @Test
    void leaves_out_what_is_absent() {
        JsonObject object = JsonObject.builder()
                .putText("a", Optional.empty())
                .putInteger("b", Optional.of(1L))
                .putNull("c")
                .build();

        assertThat(JsonWriter.canonical(object)).isEqualTo("{\"b\":1,\"c\":null}");
    }

    @Test
    void refuses_to_write_a_fraction() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> JsonWriter.canonical(new JsonFraction("1.0")));
    }

    @Test
    void refuses_to_write_a_member_twice() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 2));
    }

    @Property
    void what_is_written_is_read_again(@ForAll("values") JsonValue value) throws JsonException {
        assertThat(JsonReader.read(JsonWriter.canonicalBytes(value), 1 << 20)).isEqualTo(value);
    }

    @Provide
    Arbitrary<JsonValue> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8).filter(JsonWriterTest::hasWholePairs);
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                texts.map(JsonText::new),
                Arbitraries.longs().map(JsonInteger::new),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(JsonNull.NULL));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(3).map(JsonArray::new),
                        Arbitraries.maps(texts, inner).ofMaxSize(3).map(JsonWriterTest::object)),
                0,
                4);
    }

    private static JsonObject object(Map<String, JsonValue> members) {
        return new JsonObject(new TreeMap<>(members));
    }

    private static boolean hasWholePairs(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
