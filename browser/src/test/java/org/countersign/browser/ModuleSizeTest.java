package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page at a counter loads the modules over whatever line there is. */
class ModuleSizeTest {
    @ParameterizedTest
    @CsvSource({ModulePage.MODULE + ", 180000", ModulePage.CODE_MODULE + ", 75000"})
    void stays_within_its_budget_when_it_is_gzipped(String file, int budget) throws IOException {
        byte[] module = ModulePage.module(file);

        int gzipped = gzipped(module);

        System.out.printf("%s: %,d bytes, gzipped %,d of at most %,d%n", file, module.length, gzipped, budget);
        assertThat(gzipped).isLessThanOrEqualTo(budget);
    }

    private static int gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
