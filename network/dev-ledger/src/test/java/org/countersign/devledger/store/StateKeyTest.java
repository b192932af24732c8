package org.countersign.devledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StateKeyTest {
    @Test
    void texts_are_ordered_as_their_utf_8_bytes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String left = text(random);
            String right = text(random);

            int bytes = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

            assertThat(Integer.signum(StateKey.UTF8_ORDER.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(bytes));
        }
    }

    private static String text(Random random) {
        int[] alphabet = {0, 'a', 'z', 0x7f, 0x80, 0x7ff, 0x800, 0x4e2d, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
