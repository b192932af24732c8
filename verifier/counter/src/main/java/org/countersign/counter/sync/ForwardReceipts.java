package org.countersign.counter.sync;

import java.io.IOException;
import java.util.List;
import org.countersign.counter.receipt.ReceiptQueue;

/** Hands on what the desks brought, oldest first. The place is kept after the answer: what is handed on twice is known there. */
public final class ForwardReceipts {
    private final ReceiptQueue queue;

    public ForwardReceipts(ReceiptQueue queue) {
        this.queue = queue;
    }

    /** Until nothing is left, or the target does not take it. Gives how many were refused for good. */
    public int forward(ReceiptTarget target) throws IOException {
        int refused = 0;
        for (ReceiptQueue.Piece piece = queue.next(ReceiptTarget.MOST_RECEIPTS);
                !piece.isEmpty();
                piece = queue.next(ReceiptTarget.MOST_RECEIPTS)) {
            List<String> receipts = piece.receipts();
            if (!receipts.isEmpty()) {
                refused += target.deliver(receipts);
            }
            queue.done(piece);
        }
        return refused;
    }
}
