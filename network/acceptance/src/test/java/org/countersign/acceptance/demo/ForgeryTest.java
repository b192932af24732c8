package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.countersign.acceptance.story.Failure;
import org.countersign.format.Bytes;
import org.countersign.format.base45.Base45;
import org.junit.jupiter.api.Test;

class ForgeryTest {
    private static final String PASS =
            "CS1:" + Base45.encode(Bytes.of("head 欧阳试 tail".getBytes(StandardCharsets.UTF_8)));

    @Test
    void flipping_changes_one_bit_of_the_last_byte() throws Exception {
        byte[] before = Base45.decode(PASS.substring(4)).toArray();

        byte[] after = Base45.decode(Forgery.flipInSignature(PASS).substring(4)).toArray();

        assertThat(after).hasSameSizeAs(before);
        assertThat(after[after.length - 1] ^ before[before.length - 1]).isEqualTo(1);
    }

    @Test
    void editing_replaces_a_value_by_one_of_equal_length() throws Exception {
        String edited = Forgery.edit(PASS, "欧阳试", "欧阳诗");

        assertThat(new String(Base45.decode(edited.substring(4)).toArray(), StandardCharsets.UTF_8))
                .isEqualTo("head 欧阳诗 tail");
    }

    @Test
    void fails_when_the_value_is_not_there() {
        assertThatThrownBy(() -> Forgery.edit(PASS, "司马迁", "司马光")).isInstanceOf(Failure.class);
    }
}
