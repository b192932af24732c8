package org.countersign.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireFormatPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("countersign.root", "..")).resolve("docs/reference/wire-format.md");

    @Test
    void the_page_names_every_refusal_code() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(FormatCode.values()).map(code -> "`" + code + "`"))
                .allSatisfy(code -> assertThat(page).contains(code));
    }
}
