package org.countersign.acceptance.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.countersign.acceptance.fabric.FabricScripts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Skipped where Fabric is not installed, so that a run of the suite on one ledger cannot look like one on two. */
@Tag("system")
@Tag("slow")
class FabricPresenceSystemTest {
    @Test
    void the_suite_runs_on_fabric_too() {
        String missing = FabricScripts.missingPrograms();
        assumeTrue(missing.isEmpty(), () -> RunningLedgers.sentence(missing));

        assertThat(FabricScripts.FOLDER.resolve("up")).isExecutable();
    }
}
