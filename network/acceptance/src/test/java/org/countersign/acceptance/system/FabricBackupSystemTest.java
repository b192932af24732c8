package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.stack.Launcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole data folder on Fabric, all nodes in it, is backed up and comes back elsewhere, and the channel goes on; skipped where Fabric's binaries are not on the path. */
@Tag("system")
@Tag("slow")
class FabricBackupSystemTest {
    private final Clock clock = Clock.systemUTC();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_whole_folder_comes_back_and_its_channel_goes_on() throws Exception {
        var missing = FabricScripts.missingPrograms();
        assumeTrue(missing.isEmpty(), () -> "SKIPPED: a backup of a real Fabric network; not on PATH: " + missing);
        var papers = SmallBureau.papers(clock, 3);
        var label = "fabric-backup-" + clock.millis();
        var restored = new Launcher(FabricScripts.ROOT, folder.resolve("restored"));
        try (var stack = RunningStack.startOnFabric()) {
            var original = new SmallBureau(stack.folder(), clock, label);
            var kept = original.issue(papers.get(0), "kept");
            var revoked = original.issue(papers.get(1), "revoked");
            original.revoke(revoked, "revoke");
            var account = original.account(papers.get(0).holderId());
            original.earn(
                    account, 50, clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(365)), "earn");
            var before = original.witness(List.of(kept, revoked), account);
            var backup = folder.resolve("backup.tar.gz").toString();

            assertWell(stack.launcher().run("backup", "--to", backup));
            // The restored nodes have the addresses that the channel knows.
            stack.down();
            assertWell(restored.run("restore", "--from", backup));
            restored.up();

            var again = new SmallBureau(restored.stack(), clock, label);
            assertThat(again.witness(List.of(kept, revoked), account)).isEqualTo(before);
            assertThat(again.lookUp(again.issue(papers.get(2), "later"))).isEqualTo(200);
            assertThat(again.differencesOfARebuild()).isEmpty();
        } finally {
            restored.run("down");
        }
    }

    private static void assertWell(Launcher.Called called) {
        assertThat(called.code()).as(called.output()).isZero();
    }
}
