package org.countersign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.countersign.format.Bytes;
import org.countersign.format.base45.Base45;
import org.countersign.format.cose.CoseSign1;
import org.junit.jupiter.api.Assertions;

/** Whatever is scanned there is an answer, soon, and only the issuer's own bytes are valid. */
class AnyInputTest {
    private static final City CITY = new City();
    private static final CheckContext CONTEXT = CITY.context();
    private static final String GOOD = CITY.text();

    @Property
    void any_text_gets_an_answer_that_is_not_valid(@ForAll String text) {
        assertThat(code(text)).isEqualTo(VerdictCode.UNREADABLE);
    }

    @Property
    void any_text_behind_our_prefix_gets_an_answer_that_is_not_valid(@ForAll String text) {
        assertThat(code("CS1:" + text)).isEqualTo(VerdictCode.UNREADABLE);
    }

    @Property
    void any_bytes_in_our_envelope_get_an_answer_that_is_not_valid(@ForAll @Size(max = 300) byte[] bytes) {
        assertThat(code("CS1:" + Base45.encode(Bytes.of(bytes)))).isEqualTo(VerdictCode.UNREADABLE);
    }

    @Property(tries = 300)
    void any_payload_that_the_issuer_signed_by_mistake_gets_an_answer_that_is_not_valid(
            @ForAll @Size(max = 100) byte[] payload) {
        Bytes signed =
                CoseSign1.sign(Bytes.of(payload), Optional.empty(), CITY.issuer).message();

        assertThat(code("CS1:" + Base45.encode(signed))).isNotEqualTo(VerdictCode.VALID);
    }

    @Property(tries = 500)
    void a_pass_with_one_byte_changed_is_never_valid(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change)
            throws Exception {
        byte[] message = Base45.decode(GOOD.substring(4)).toArray();
        message[place % message.length] ^= (byte) change;

        CheckResult result = City.check("CS1:" + Base45.encode(Bytes.of(message)), CONTEXT);

        assertThat(result.verdict().code()).isIn(VerdictCode.UNREADABLE, VerdictCode.NOT_TRUSTED);
        assertThat(result.certificate()).isEmpty();
    }

    @Property(tries = 500)
    void a_text_with_one_character_changed_is_never_valid(
            @ForAll @IntRange(max = 10_000) int place, @ForAll char other) {
        int at = place % GOOD.length();
        String changed = GOOD.substring(0, at) + other + GOOD.substring(at + 1);

        VerdictCode code = code(changed);

        // A first or last character that became white space is cut off, which leaves an incomplete text.
        assertThat(code == VerdictCode.VALID).isEqualTo(changed.equals(GOOD));
    }

    @Example
    void ten_million_characters_get_an_answer_at_once() {
        List<String> huge = List.of(
                " ".repeat(10_000_000),
                "A".repeat(10_000_000),
                "CS1:" + "A".repeat(10_000_000),
                "]Q1".repeat(3_000_000),
                GOOD + " ".repeat(10_000_000) + GOOD);

        for (String text : huge) {
            VerdictCode code = Assertions.assertTimeout(Duration.ofSeconds(20), () -> code(text));
            assertThat(code).isEqualTo(VerdictCode.UNREADABLE);
        }
    }

    @Example
    void deep_nesting_gets_an_answer() {
        for (int head : new int[] {0x81, 0xa1, 0xc1, 0xd2, 0x9f, 0x5f}) {
            byte[] nested = new byte[1000];
            Arrays.fill(nested, (byte) head);

            assertThat(code("CS1:" + Base45.encode(Bytes.of(nested)))).isEqualTo(VerdictCode.UNREADABLE);
        }
    }

    @Example
    void binary_read_as_text_gets_an_answer() {
        byte[] binary = new byte[256];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) i;
        }

        assertThat(code(new String(binary, StandardCharsets.ISO_8859_1))).isEqualTo(VerdictCode.UNREADABLE);
        assertThat(code(new String(binary, StandardCharsets.UTF_8))).isEqualTo(VerdictCode.UNREADABLE);
    }

    private static VerdictCode code(String text) {
        CheckResult result = City.check(text, CONTEXT);
        assertThat(result.message().clerk().zh()).isNotBlank();
        return result.verdict().code();
    }
}
