package org.countersign.acceptance.system.fault;

import java.util.List;

/** A running system that can be broken and made whole again: the embedded stack, or one on a real Fabric network. */
public interface FaultTarget {
    /** What can happen to it, in a fixed order: the seed draws from this list. */
    List<Fault> faults();

    /**
     * One kind of fault.
     *
     * @param strike breaks something; returns when it is broken
     * @param heal makes everything whole; returns when it works again
     */
    record Fault(String name, Act strike, Act heal) {}

    /** Something that takes its time. */
    @FunctionalInterface
    interface Act {
        void run() throws InterruptedException;
    }
}
