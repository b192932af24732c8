package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.countersign.acceptance.fabric.FabricScripts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operating/backup.md on a real peer: stopped, copied, started; later lost, put back from the copy, and caught up with the others. */
@Tag("system")
@Tag("slow")
class FabricPeerBackupSystemTest {
    private static final long PATIENCE_SECONDS = 300;

    /** {@code tip NODE}: height and hash of the last block, as the peer itself says. */
    private static final String STEPS = """
            set -euo pipefail
            cd "$ROOT"
            tip() {
              ( FABRIC=$ROOT/network/fabric
                . "$FABRIC/parts/all.sh"
                use_data "$DATA"
                as_admin "$1" channel getinfo -c countersign | sed -n 's/^Blockchain info: //p' )
            }
            trap 'network/fabric/down --data "$DATA" >/dev/null 2>&1' EXIT
            network/fabric/up --data "$DATA" --orderers 1 >/dev/null
            network/fabric/stop partners-peer --data "$DATA" >/dev/null
            cp -a "$DATA/nodes/partners-peer" "$DATA/copy"
            network/fabric/start partners-peer --data "$DATA" >/dev/null
            before=$(tip partners-peer)
            network/fabric/deploy --data "$DATA" --address 127.0.0.1:9 --name later >/dev/null
            network/fabric/stop partners-peer --data "$DATA" >/dev/null
            rm -rf "$DATA/nodes/partners-peer"
            cp -a "$DATA/copy" "$DATA/nodes/partners-peer"
            network/fabric/start partners-peer --data "$DATA" >/dev/null
            wanted=$(tip data-bureau-peer)
            [ "$wanted" != "$before" ] || { echo 'the channel did not grow'; exit 1; }
            for try in $(seq 120); do
              found=$(tip partners-peer) || found=
              if [ "$found" = "$wanted" ]; then echo "caught up: $found"; exit 0; fi
              sleep 0.5
            done
            echo "expected $wanted, found $found"
            exit 1
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void a_peer_that_was_put_back_from_a_copy_catches_up_to_the_same_block_hash() throws Exception {
        String missing = FabricScripts.missingPrograms();
        assumeTrue(missing.isEmpty(), () -> "SKIPPED: a backup of a real peer; not on PATH: " + missing);

        Path log = folder.resolve("steps.log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", STEPS);
        builder.environment().put("ROOT", FabricScripts.ROOT.toString());
        builder.environment().put("DATA", folder.resolve("fabric").toString());
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroy();

        assertThat(ended).as("ended; so far: %s", Files.readString(log)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(log).content().contains("caught up: ");
    }
}
