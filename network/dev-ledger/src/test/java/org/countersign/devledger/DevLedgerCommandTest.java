package org.countersign.devledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.devledger.support.LedgerProcess;
import org.countersign.devledger.support.TestChaincode;
import org.countersign.devledger.support.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a process. */
final class DevLedgerCommandTest {
    @TempDir
    private Path data;

    @Test
    void serve_writes_ready_works_and_deletes_ready_on_a_signal() throws Exception {
        try (LedgerProcess process =
                        LedgerProcess.start(data, TestChaincode.shared().definition());
                TestClient client = process.client("PartnersMSP")) {
            client.submit("put", "key", "value");
            assertThat(client.evaluate("get", "key")).isEqualTo("value");
            assertThat(Files.readString(data.resolve("ready")))
                    .matches("\\{\"port\":[0-9]+,\"pid\":" + process.pid() + "}\n");

            assertThat(process.terminate()).isEqualTo(143);

            assertThat(data.resolve("ready")).doesNotExist();
            assertThat(process.errors())
                    .contains(
                            "It is one process and one operator: for trying, developing and testing, not for production.");
        }
    }

    @Test
    void init_only_makes_the_organisations_with_keys_that_only_the_owner_reads() throws Exception {
        assertThat(LedgerProcess.run("init", "--data", data.toString()).exitCode())
                .isZero();

        assertThat(data.resolve("ledger")).doesNotExist();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> keys =
                    files.filter(file -> file.toString().endsWith("_sk")).toList();
            assertThat(keys)
                    .hasSize(3 * 4)
                    .allSatisfy(key -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void wrong_arguments_end_with_code_2_and_one_clear_line() throws Exception {
        LedgerProcess.Ended ended = LedgerProcess.run("serve", "--data", data.toString(), "--chaincode", "nonsense");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors()).contains("expected NAME:VERSION:LABEL:HASH:HOST:PORT");
    }

    @Test
    void a_port_that_is_taken_ends_with_code_1_and_one_clear_line() throws Exception {
        try (LedgerProcess first = LedgerProcess.start(
                data.resolve("first"), TestChaincode.shared().definition())) {
            LedgerProcess.Ended second = LedgerProcess.run(
                    "serve", "--data", data.resolve("second").toString(), "--port", Integer.toString(first.port()));

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors()).contains("dev-ledger: cannot listen on ");
        }
    }
}
