package org.countersign.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.system.fault.ChaincodeUpgrades;
import org.countersign.acceptance.system.fault.FaultRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** docs/operating/chaincode-upgrade.md on a real network, while certificates and points are worked on; skipped where Fabric's binaries are not on the path. */
@Tag("system")
@Tag("slow")
class FabricChaincodeUpgradeSystemTest {
    private static final int UPGRADES = 2;
    private static final int PEERS = 3;

    @Test
    void nothing_is_lost_and_nothing_is_doubled_while_the_chaincode_is_upgraded(TestReporter reporter)
            throws Exception {
        var missing = FabricScripts.missingPrograms();
        assumeTrue(missing.isEmpty(), () -> "SKIPPED: upgrades on a real Fabric network; not on PATH: " + missing);
        try (var stack = RunningStack.startOnFabric();
                var upgrades = new ChaincodeUpgrades(stack.folder())) {
            var run = new FaultRun(stack.folder(), upgrades, FaultScheduleSystemTest.seed());

            var figures = run.run(UPGRADES);

            reporter.publishEntry(figures);
            assertThat(new FabricScripts(stack.folder().data().resolve("fabric")).status())
                    .extracting(FabricScripts.Row::chaincode)
                    .filteredOn(chaincode -> chaincode.contains("countersign"))
                    .hasSize(PEERS)
                    .containsOnly("countersign upgrade-" + UPGRADES);
        }
    }
}
