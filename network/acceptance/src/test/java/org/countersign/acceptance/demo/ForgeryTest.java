package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.base45.Base45;
import org.junit.jupiter.api.Test;

class ForgeryTest {
    private static final String PASS = pass("欧阳试", StandardCharsets.UTF_16BE);

    private static String pass(String value, Charset charset) {
        return "CS1:" + Base45.encode(Bytes.of(("head " + value + " tail").getBytes(charset)));
    }

    private static String content(String pass, Charset charset) throws FormatException {
        return new String(Base45.decode(pass.substring(4)).toArray(), charset);
    }

    @Test
    void flipping_changes_one_bit_of_the_last_byte() throws Exception {
        byte[] before = Base45.decode(PASS.substring(4)).toArray();

        byte[] after = Base45.decode(Forgery.flipInSignature(PASS).substring(4)).toArray();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after[after.length - 1] ^ before[before.length - 1]).isEqualTo(1);
    }

    @Test
    void editing_replaces_chinese_text_where_a_pass_carries_it() throws Exception {
        String edited = Forgery.edit(PASS, "欧阳试", "欧阳诗");

        assertThat(content(edited, StandardCharsets.UTF_16BE)).isEqualTo("head 欧阳诗 tail");
    }

    @Test
    void editing_replaces_latin_text_where_a_pass_carries_it() throws Exception {
        String edited = Forgery.edit(pass("Anna", StandardCharsets.UTF_8), "Anna", "Anno");

        assertThat(content(edited, StandardCharsets.UTF_8)).isEqualTo("head Anno tail");
    }

    @Test
    void fails_when_the_value_is_not_there() {
        assertThatThrownBy(() -> Forgery.edit(PASS, "司马迁", "司马光")).isInstanceOf(Failure.class);
    }
}
