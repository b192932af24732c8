package org.countersign.gateway.ledger.outbox;

/**
 * Closed until the ledger was seen to hold what was read of it, and again while it does not: what answers then is not a ledger to write to. Items wait in the outbox
 * meanwhile. Each process has its own, and looks for itself.
 */
public final class SubmissionGate {
    private volatile boolean open;

    public void open() {
        open = true;
    }

    public void close() {
        open = false;
    }

    public boolean isOpen() {
        return open;
    }
}
