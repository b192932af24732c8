package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import org.countersign.devledger.store.LedgerStore;
import org.countersign.devledger.validation.BlockHashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Where a ledger that does not run ends. */
final class TipCommandTest {
    @TempDir
    private Path data;

    private record Ended(int code, String output) {}

    @Test
    void prints_number_and_header_hash_of_the_last_block() throws Exception {
        makeLedger();

        Ended tip = tip();

        assertThat(tip).isEqualTo(new Ended(0, "0 " + hashOfBlockZero()));
    }

    @Test
    void prints_a_block_that_is_asked_for() throws Exception {
        makeLedger();

        assertThat(tip("--block", "0")).isEqualTo(new Ended(0, "0 " + hashOfBlockZero()));
    }

    @Test
    void a_block_that_is_not_there_ends_with_code_3_and_no_word() throws Exception {
        makeLedger();

        assertThat(tip("--block", "1")).isEqualTo(new Ended(3, ""));
    }

    @Test
    void a_folder_without_a_ledger_ends_with_code_3_and_stays_without_one() {
        assertThat(tip()).isEqualTo(new Ended(3, ""));
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void refuses_a_ledger_that_runs() throws Exception {
        try (DevLedger _ = start()) {
            assertThat(tip().code()).isEqualTo(1);
        }
    }

    private DevLedger start() throws Exception {
        return DevLedger.builder(InstantSource.system(), new SecureRandom())
                .data(data)
                .port(0)
                .start();
    }

    private void makeLedger() throws Exception {
        start().close();
    }

    private String hashOfBlockZero() throws Exception {
        try (LedgerStore store = new LedgerStore(data.resolve("ledger"))) {
            return HexFormat.of()
                    .formatHex(BlockHashes.header(store.block(0).orElseThrow().getHeader())
                            .toByteArray());
        }
    }

    private Ended tip(String... more) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new TipCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("--data", data.toString()), java.util.Arrays.stream(more))
                        .toArray(String[]::new));
        return new Ended(code, out.toString().strip());
    }
}
