package org.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ValuesTest {
    @Property
    void bytes_come_back_from_their_hex(@ForAll byte[] value) {
        Bytes bytes = Bytes.of(value);

        assertThat(Bytes.ofHex(bytes.hex())).isEqualTo(bytes);
        assertThat(Bytes.ofHex(bytes.hex().toUpperCase(Locale.ROOT))).isEqualTo(bytes);
    }

    @Example
    void bytes_do_not_change_with_their_source_or_their_copy() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source);

        source[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes.hex()).isEqualTo("010203");
    }

    @Example
    void refuses_hex_that_is_none() {
        for (String bad : new String[] {"0", "0g", "０0"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Bytes.ofHex(bad));
        }
    }

    @Example
    void refuses_a_kid_or_digest_of_another_length() {
        assertThatIllegalArgumentException().isThrownBy(() -> Kid.ofHex("00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Digest(Bytes.ofHex("00")));
    }

    @Example
    void refuses_identifiers_with_other_characters() {
        for (String bad : new String[] {"", "a b", "甲", "a/b", "a".repeat(65)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new IssuerId(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> new TypeCode(bad));
        }
    }

    @Example
    void a_certificate_is_good_to_the_end_of_its_last_day_in_china() {
        assertThat(CityTime.expiryAtEndOf(LocalDate.of(2026, 12, 31))).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));
    }
}
