package org.countersign.gateway.ledger;

import java.util.concurrent.atomic.AtomicInteger;

/** The process died here: nothing catches it, open database transactions roll back, and what was in memory is gone. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash(CrashPoint point) {
        super("crashed at " + point);
    }

    /** Dies when the point is reached for the n-th time. */
    public static CrashPoints at(CrashPoint point, int n) {
        var reached = new AtomicInteger();
        return passed -> {
            if (passed == point && reached.incrementAndGet() == n) {
                throw new SimulatedCrash(point);
            }
        };
    }
}
