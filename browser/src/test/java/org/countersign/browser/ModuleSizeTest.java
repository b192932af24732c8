package org.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A page at a counter loads the module over whatever line there is. */
class ModuleSizeTest {
    private static final int BUDGET_BYTES = 200_000;

    @Test
    void stays_within_its_budget_when_it_is_gzipped() throws IOException {
        byte[] module = ModulePage.module();

        int gzipped = gzipped(module);

        System.out.printf(
                "countersign.js: %,d bytes, gzipped %,d of at most %,d%n", module.length, gzipped, BUDGET_BYTES);
        assertThat(gzipped).isLessThanOrEqualTo(BUDGET_BYTES);
    }

    private static int gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
