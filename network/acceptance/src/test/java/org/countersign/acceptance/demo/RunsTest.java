package org.countersign.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void each_run_gets_a_seed_that_was_not_used_here() {
        Runs runs = new Runs(folder.resolve("demo"));

        assertThat(runs.nextSeed()).isEqualTo(1);
        runs.remember(1);
        runs.remember(7);

        assertThat(new Runs(folder.resolve("demo")).nextSeed()).isEqualTo(8);
        assertThat(runs.hasUsed(7)).isTrue();
        assertThat(runs.hasUsed(8)).isFalse();
    }
}
