package org.countersign.acceptance.system;

import org.countersign.acceptance.system.fault.EmbeddedFaults;
import org.countersign.acceptance.system.fault.FaultRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Processes die and hang at random while certificates and points are worked on, and everything is counted again afterwards. {@code -Dcountersign.faults.seed=N} draws
 * other faults and requests, and the same ones each time; {@code -Dcountersign.faults.strikes=N} more of them.
 */
@OnRunningStack
class FaultScheduleSystemTest {
    private static final int STRIKES = Integer.getInteger("countersign.faults.strikes", 5);

    static long seed() {
        return Long.getLong("countersign.faults.seed", 20_261_122);
    }

    @Test
    void nothing_is_lost_and_nothing_is_doubled_whatever_breaks_when(RunningStack stack, TestReporter reporter)
            throws Exception {
        var run = new FaultRun(stack.folder(), new EmbeddedFaults(stack.folder(), stack::up), seed());

        var figures = run.run(STRIKES);

        reporter.publishEntry(figures);
    }
}
