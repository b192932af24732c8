package org.countersign.acceptance.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.countersign.acceptance.fabric.FabricScripts;
import org.countersign.acceptance.system.fault.FabricFaults;
import org.countersign.acceptance.system.fault.FaultRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** {@link FaultScheduleSystemTest} on a real Fabric network of its own; skipped where its binaries are not on the path. */
@Tag("system")
@Tag("slow")
class FabricFaultScheduleSystemTest {
    @Test
    void nothing_is_lost_and_nothing_is_doubled_whatever_breaks_when(TestReporter reporter) throws Exception {
        var missing = FabricScripts.missingPrograms();
        assumeTrue(missing.isEmpty(), () -> "SKIPPED: faults on a real Fabric network; not on PATH: " + missing);
        try (var stack = RunningStack.startOnFabric()) {
            var faults = new FabricFaults(stack.folder(), stack::down, stack::up);
            var run = new FaultRun(stack.folder(), faults, FaultScheduleSystemTest.seed());

            var figures = run.run(Integer.getInteger(
                    "countersign.faults.strikes", faults.faults().size()));

            reporter.publishEntry(figures);
        }
    }
}
