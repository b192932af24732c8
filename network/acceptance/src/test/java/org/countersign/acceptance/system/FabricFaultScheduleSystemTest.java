package org.countersign.acceptance.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.acceptance.system.fault.FabricFaults;
import org.countersign.acceptance.system.fault.FaultRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** {@link FaultScheduleSystemTest} on a real Fabric network of its own; skipped where its binaries are not on the path. */
@Tag("system")
@Tag("slow")
class FabricFaultScheduleSystemTest {
    private static final List<String> BINARIES = List.of("peer", "orderer", "configtxgen", "cryptogen", "osnadmin");

    @Test
    void nothing_is_lost_and_nothing_is_doubled_whatever_breaks_when(TestReporter reporter) throws Exception {
        assumeTrue(
                BINARIES.stream().allMatch(FabricFaultScheduleSystemTest::isOnPath),
                "SKIPPED: faults on a real Fabric network need " + BINARIES + " on PATH");
        try (var stack = RunningStack.startOnFabric()) {
            var faults = new FabricFaults(RunningStack.ROOT.resolve("network/fabric"), stack.folder(), stack::up);
            var run = new FaultRun(stack.folder(), faults, FaultScheduleSystemTest.seed());

            var figures = run.run(FaultScheduleSystemTest.STRIKES);

            reporter.publishEntry(figures);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
