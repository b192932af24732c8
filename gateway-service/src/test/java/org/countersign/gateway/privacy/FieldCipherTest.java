package org.countersign.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.countersign.gateway.keys.SealBrokenException;
import org.countersign.gateway.keys.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldCipherTest {
    private static final Cell CELL = new Cell("certificate_field", "sealed", "1/holderName");

    @TempDir
    private Path folder;

    private TestKeys keys;
    private FieldCipher cipher;

    @BeforeEach
    void open() {
        keys = TestKeys.in(folder);
        cipher = TestPrivacy.cipher(keys.secret());
    }

    @Test
    void opens_what_it_sealed_in_its_place() {
        assertThat(cipher.openText(CELL, cipher.seal(CELL, "欧阳建国"))).isEqualTo("欧阳建国");
    }

    @Test
    void refuses_a_value_that_was_moved_to_another_table_column_or_row() {
        var sealed = cipher.seal(CELL, "欧阳建国");

        for (var other : List.of(
                new Cell("certificate", "sealed", "1/holderName"),
                new Cell("certificate_field", "name", "1/holderName"),
                new Cell("certificate_field", "sealed", "2/holderName"))) {
            assertThatThrownBy(() -> cipher.openText(other, sealed)).isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void shows_nothing_of_the_value() {
        var sealed = new String(cipher.seal(CELL, "MARKER"), StandardCharsets.ISO_8859_1);

        assertThat(sealed).doesNotContain("MARKER");
    }

    @Test
    void finds_equal_values_by_equal_hashes_and_keeps_indexes_apart() {
        var index = TestPrivacy.index(keys.secret());

        assertThat(index.of("a", List.of("1", "2"))).isEqualTo(index.of("a", List.of("1", "2")));
        assertThat(index.of("a", List.of("1", "2"))).isNotEqualTo(index.of("b", List.of("1", "2")));
        assertThat(index.of("a", List.of("12"))).isNotEqualTo(index.of("a", List.of("1", "2")));
    }

    @Test
    void gives_a_resident_one_account_that_says_nothing_of_the_number() {
        var pseudonyms = new AccountPseudonyms(keys.secret());

        assertThat(pseudonyms.accountOf("999999195002280011"))
                .isEqualTo(pseudonyms.accountOf("999999195002280011"))
                .matches("acct-[0-9a-f]{40}")
                .doesNotContain("9999991950");
        assertThat(pseudonyms.accountOf("other")).isNotEqualTo(pseudonyms.accountOf("999999195002280011"));
    }
}
