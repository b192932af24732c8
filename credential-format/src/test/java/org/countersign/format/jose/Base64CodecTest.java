package org.countersign.format.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.format.Refusals.assertRefused;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countersign.format.Bytes;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64CodecTest {
    @Property(tries = 300)
    void writes_what_the_jdk_writes_and_reads_it_back(@ForAll byte[] bytes) throws FormatException {
        String url = Base64Codec.URL.encode(Bytes.of(bytes));
        String standard = Base64Codec.STANDARD.encode(Bytes.of(bytes));

        assertThat(url).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        assertThat(standard).isEqualTo(Base64.getEncoder().encodeToString(bytes));
        assertThat(Base64Codec.URL.decode(url)).isEqualTo(Bytes.of(bytes));
        assertThat(Base64Codec.STANDARD.decode(standard)).isEqualTo(Bytes.of(bytes));
    }

    @Property(tries = 300)
    void whatever_is_read_is_the_only_text_of_its_bytes(@ForAll String text) {
        try {
            assertThat(Base64Codec.URL.encode(Base64Codec.URL.decode(text))).isEqualTo(text);
        } catch (FormatException refused) {
            assertThat(refused.code().name()).startsWith("BASE64_");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA"})
    void refuses_a_left_over_character(String text) {
        assertRefused(FormatCode.BASE64_LENGTH, () -> Base64Codec.URL.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "AA+A", "AA/A", "AA A", "AA\nA", "AA\u00e9A", "AA.A"})
    void refuses_padding_white_space_and_the_other_alphabet(String text) {
        assertRefused(FormatCode.BASE64_CHARACTER, () -> Base64Codec.URL.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB", "AAB", "__", "AA9"})
    void refuses_bits_left_over_that_are_not_zero(String text) {
        assertRefused(FormatCode.BASE64_BITS, () -> Base64Codec.URL.decode(text));
    }

    @Test
    void standard_base64_is_refused_without_its_padding_or_with_too_much() {
        assertRefused(FormatCode.BASE64_LENGTH, () -> Base64Codec.STANDARD.decode("AA"));
        assertRefused(FormatCode.BASE64_CHARACTER, () -> Base64Codec.STANDARD.decode("A==="));
        assertRefused(FormatCode.BASE64_CHARACTER, () -> Base64Codec.STANDARD.decode("=AAA"));
        assertRefused(FormatCode.BASE64_CHARACTER, () -> Base64Codec.STANDARD.decode("AA=A"));
        assertRefused(FormatCode.BASE64_BITS, () -> Base64Codec.STANDARD.decode("AB=="));
    }
}
