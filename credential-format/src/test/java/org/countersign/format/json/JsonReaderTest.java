package org.countersign.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.countersign.format.json.JsonException.Reason;
import org.countersign.format.json.JsonValue.JsonFraction;
import org.countersign.format.json.JsonValue.JsonInteger;
import org.countersign.format.json.JsonValue.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final int LIMIT = 1000;

    @Test
    void reads_every_kind_of_value() throws JsonException {
        JsonObject object = JsonReader.readObject("{\"b\":[true,null,-7],\"a\":\"\\u4e2d\"}", LIMIT);

        assertThat(JsonWriter.canonical(object)).isEqualTo("{\"a\":\"中\",\"b\":[true,null,-7]}");
    }

    @Test
    void refuses_a_member_named_twice() {
        refuses("{\"a\":1,\"a\":1}", Reason.DUPLICATE_MEMBER);
    }

    @Test
    void refuses_a_member_named_twice_with_another_spelling() {
        refuses("{\"a\":1,\"\\u0061\":1}", Reason.DUPLICATE_MEMBER);
    }

    @Test
    void reads_values_nested_32_deep() throws JsonException {
        assertThat(JsonReader.read("[".repeat(32) + "]".repeat(32), LIMIT)).isInstanceOf(JsonArray.class);
    }

    @Test
    void refuses_values_nested_33_deep() {
        refuses("[".repeat(33) + "]".repeat(33), Reason.TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} x",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "'a'",
                "01",
                "+1",
                "1.",
                ".5",
                "NaN",
                "nul",
                "\"\t\"",
                "\"\\x\"",
                "\"abc",
                "\ufeff{}",
                "{}\u0000",
                "// comment\n{}"
            })
    void refuses_what_is_not_one_json_text(String text) {
        refuses(text, Reason.MALFORMED);
    }

    @Test
    void refuses_more_bytes_than_allowed() throws JsonException {
        byte[] text = "\"12345678\"".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonReader.read(text, 10)).isEqualTo(new JsonText("12345678"));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read(text, 9))
                .extracting(JsonException::reason)
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_more_characters_than_allowed() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read("[1]", 2))
                .extracting(JsonException::reason)
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0xaf, '"'};

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read(overlong, LIMIT))
                .extracting(JsonException::reason)
                .isEqualTo(Reason.NOT_UNICODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\ud800\"", "{\"\\udfff\":1}"})
    void refuses_half_a_surrogate_pair(String text) {
        refuses(text, Reason.NOT_UNICODE);
    }

    @Test
    void reads_a_whole_surrogate_pair() throws JsonException {
        assertThat(JsonReader.read("\"\\ud83d\\ude00\"", LIMIT)).isEqualTo(new JsonText("😀"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void reads_integers_of_64_bits(long integer) throws JsonException {
        assertThat(JsonReader.read(Long.toString(integer), LIMIT)).isEqualTo(new JsonInteger(integer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "-0", "9223372036854775808", "-9223372036854775809", "0.1"})
    void keeps_other_numbers_apart(String number) throws JsonException {
        assertThat(JsonReader.read(number, LIMIT)).isEqualTo(new JsonFraction(number));
    }

    @Test
    void refuses_another_value_where_an_object_is_meant() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.readObject("[]", LIMIT))
                .extracting(JsonException::reason)
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void messages_never_repeat_values() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() ->
                        JsonReader.readObject("{\"name\":\"secret\"}", LIMIT).read(in -> in.integer("name")))
                .withMessageContaining("name")
                .withMessageNotContaining("secret");
    }

    private static void refuses(String text, Reason reason) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read(text, LIMIT))
                .extracting(JsonException::reason)
                .isEqualTo(reason);
    }
}
