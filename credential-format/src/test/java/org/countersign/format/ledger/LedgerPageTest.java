package org.countersign.format.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that clients read must say what the program does. */
class LedgerPageTest {
    private static String page = "";

    @BeforeAll
    static void read_the_page() throws IOException {
        page = Files.readString(Path.of(System.getProperty("countersign.root"), "docs", "reference", "ledger.md"));
    }

    @ParameterizedTest
    @EnumSource
    void lists_every_refusal_code_and_whether_it_is_remembered(RefusalCode code) {
        assertThat(page).contains("\n| `" + code + "` | " + (code.remembered() ? "yes" : "no") + " | ");
    }

    @ParameterizedTest
    @EnumSource
    void lists_every_code_of_a_failed_transaction(BatchError error) {
        assertThat(page).contains("\n| `" + error + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void lists_every_kind_of_key(RecordKind kind) {
        assertThat(page).contains("\n| `" + kind.objectType() + "` | ");
    }

    @ParameterizedTest
    @EnumSource
    void names_every_function(LedgerFunction function) {
        assertThat(page).contains("`" + function.qualifiedName() + "`");
    }

    @Test
    void lists_every_limit_with_its_value() throws IllegalAccessException {
        for (Field limit : LedgerLimits.class.getDeclaredFields()) {
            assertThat(page).containsPattern("\n\\| `" + limit.getName() + "`: .* \\| " + limit.get(null) + " \\|");
        }
    }
}
