package org.countersign.format.base45;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.countersign.format.Refusals.assertRefused;

import com.eclipsesource.json.JsonValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.Vectors;
import org.junit.jupiter.api.Test;

class Base45Test {
    @Test
    void encodes_and_decodes_the_examples_of_rfc_9285() throws Exception {
        for (JsonValue example :
                Vectors.json("base45/rfc9285.json").asObject().get("valid").asArray()) {
            Bytes bytes = Bytes.ofHex(example.asObject().getString("bytes_hex", ""));
            String text = example.asObject().getString("base45", "");

            assertThat(Base45.encode(bytes)).isEqualTo(text);
            assertThat(Base45.decode(text)).isEqualTo(bytes);
        }
    }

    @Test
    void refuses_the_wrong_examples_of_rfc_9285() {
        for (JsonValue example :
                Vectors.json("base45/rfc9285.json").asObject().get("invalid").asArray()) {
            String text = example.asObject().getString("base45", "");

            assertThatExceptionOfType(FormatException.class)
                    .as(example.toString())
                    .isThrownBy(() -> Base45.decode(text));
        }
    }

    @Test
    void refuses_a_group_larger_than_two_bytes() {
        assertRefused(FormatCode.BASE45_VALUE, () -> Base45.decode("GGW"));
    }

    @Test
    void refuses_a_pair_larger_than_one_byte() {
        assertRefused(FormatCode.BASE45_VALUE, () -> Base45.decode("::"));
    }

    @Test
    void refuses_a_left_over_character() {
        assertRefused(FormatCode.BASE45_LENGTH, () -> Base45.decode("BB8A"));
    }

    @Test
    void refuses_lower_case() {
        assertRefused(FormatCode.BASE45_CHARACTER, () -> Base45.decode("bb8"));
    }

    @Test
    void refuses_characters_beyond_ascii() {
        assertRefused(FormatCode.BASE45_CHARACTER, () -> Base45.decode("BB\u0138"));
    }

    @Property
    void decoding_undoes_encoding(@ForAll byte[] bytes) throws FormatException {
        assertThat(Base45.decode(Base45.encode(Bytes.of(bytes)))).isEqualTo(Bytes.of(bytes));
    }

    @Property
    void no_two_texts_mean_the_same_bytes(
            @ForAll @Chars({' ', '$', '%', '*', '+', '-', '.', '/', ':'}) @CharRange(from = '0', to = 'Z')
                    String text) {
        try {
            assertThat(Base45.encode(Base45.decode(text))).isEqualTo(text);
        } catch (FormatException refused) {
            assertThat(refused.code().name()).startsWith("BASE45_");
        }
    }
}
