package org.countersign.gateway.issuance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.countersign.gateway.issuance.types.FieldFault;
import org.junit.jupiter.api.Test;

class DocumentedCodesTest {

    @Test
    void every_code_of_an_error_list_is_on_the_page_and_has_a_sentence() throws IOException {
        var page =
                Files.readString(Path.of(System.getProperty("countersign.root"), "docs", "operating", "csv-import.md"));
        var codes = Stream.concat(Arrays.stream(FieldFault.values()), Arrays.stream(RowFault.values()))
                .map(Enum::name)
                .toList();

        assertThat(codes).allSatisfy(code -> {
            assertThat(page).contains("`" + code + "`");
            assertThat(RowFault.reasonOf(code)).isPresent();
        });
    }
}
