package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("system")
class BenchLedgerSystemTest {
    @TempDir
    private Path folder;

    @Test
    void a_tiny_measurement_prints_every_figure_and_loses_nothing() throws IOException, InterruptedException {
        ProcessBuilder bench = new ProcessBuilder(
                        RunningStack.ROOT.resolve("countersign").toRealPath().toString(),
                        "bench",
                        "ledger",
                        "--certificates",
                        "40",
                        "--warm-up",
                        "40",
                        "--rounds",
                        "1",
                        "--keys",
                        "20",
                        "--singles",
                        "2")
                .redirectError(folder.resolve("log").toFile());
        bench.environment().put("COUNTERSIGN_BUILT", "yes");
        bench.environment().put("TMPDIR", folder.toString());
        bench.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));

        Process process = bench.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as("the exit code; the reason is in the log")
                .isZero();
        JsonObject figures = Json.parse(printed.strip()).asObject();
        assertThat(figures.names())
                .contains(
                        "certificatesPerSecond",
                        "bareKeysPerSecond",
                        "ratioToBare",
                        "singleP50Ms",
                        "singleP99Ms",
                        "phases");
        assertThat(figures.get("phases").asObject().names())
                .contains("endorsement", "ordering", "commit", "settlement");
        assertThat(figures.getLong("refused", -1)).isZero();
        assertThat(figures.getLong("dropped", -1)).isZero();
        assertThat(figures.getLong("bareRefused", -1)).isZero();
        assertThat(figures.getDouble("certificatesPerSecond", 0)).isPositive();
    }
}
