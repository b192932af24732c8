package org.countersign.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException.Reason;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {
    @Test
    void reads_members_by_type() throws JsonException {
        JsonFields in =
                fields("{\"t\":\"x\",\"n\":5,\"b\":true,\"l\":[\"1\",\"2\"],\"o\":{\"p\":1},\"s\":[{\"p\":2}]}");

        assertThat(in.text("t")).isEqualTo("x");
        assertThat(in.integer("n")).isEqualTo(5);
        assertThat(in.bool("b")).isTrue();
        assertThat(in.texts("l", Integer::parseInt)).isEqualTo(List.of(1, 2));
        assertThat(in.<Long>object("o", o -> o.integer("p"))).isEqualTo(1);
        assertThat(in.<Long>objects("s", o -> o.integer("p"))).isEqualTo(List.of(2L));
        in.done();
    }

    @Test
    void refuses_a_missing_member() {
        refuses("{}", in -> in.text("t"), Reason.MISSING_MEMBER);
    }

    @Test
    void refuses_a_member_nobody_asked_for() {
        refuses("{\"t\":\"x\",\"u\":1}", in -> in.text("t"), Reason.UNKNOWN_MEMBER);
    }

    @Test
    void refuses_a_nested_member_nobody_asked_for() {
        refuses("{\"o\":{\"p\":1,\"q\":2}}", in -> in.<Long>object("o", o -> o.integer("p")), Reason.UNKNOWN_MEMBER);
    }

    @Test
    void refuses_a_fraction_where_an_integer_is_meant() {
        refuses("{\"n\":1.0}", in -> in.integer("n"), Reason.WRONG_TYPE);
    }

    @Test
    void refuses_null_where_a_value_is_meant() {
        refuses("{\"n\":null}", in -> in.integer("n"), Reason.WRONG_TYPE);
    }

    @Test
    void refuses_texts_that_the_member_does_not_allow() {
        refuses("{\"n\":\"x\"}", in -> in.text("n", Integer::parseInt), Reason.BAD_VALUE);
    }

    @Test
    void reads_an_absent_member_and_null_as_nothing() throws JsonException {
        JsonFields in = fields("{\"a\":null}");

        assertThat(in.optionalText("a", text -> text)).isEqualTo(Optional.empty());
        assertThat(in.optionalInteger("b", Long::valueOf)).isEqualTo(Optional.empty());
    }

    private static JsonFields fields(String text) throws JsonException {
        return JsonReader.readObject(text, 1000).fields();
    }

    private static <T> void refuses(String text, JsonFields.Parser<T> parser, Reason reason) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.readObject(text, 1000).read(parser))
                .extracting(JsonException::reason)
                .isEqualTo(reason);
    }
}
