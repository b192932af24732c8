package org.countersign.counter.sync;

import java.io.IOException;
import java.util.List;

/** Where receipts go on to, so that citizens see them. Taking the same one twice changes nothing there. */
public interface ReceiptTarget {
    int MOST_RECEIPTS = 500;

    /** Hands over at most {@link #MOST_RECEIPTS}; afterwards they are there, or known there, or refused for good. Gives how many were refused. */
    int deliver(List<String> receipts) throws IOException;
}
