package org.countersign.devledger.ordering;

import java.util.ArrayList;
import java.util.List;
import org.countersign.devledger.store.PendingEnvelope;

/** Cuts the stream of accepted envelopes into batches by count and size. The time is its caller's business. */
final class BatchCutter {
    private final BatchOptions options;
    private List<PendingEnvelope> batch = new ArrayList<>();
    private int batchBytes;

    BatchCutter(BatchOptions options) {
        this.options = options;
    }

    /** The batches that this envelope completes: none, one or two. */
    List<List<PendingEnvelope>> ordered(PendingEnvelope envelope) {
        List<List<PendingEnvelope>> complete = new ArrayList<>();
        int bytes = size(envelope);
        if (bytes > options.preferredMaxBytes()) {
            cut(complete);
            complete.add(List.of(envelope));
            return complete;
        }
        if (batchBytes + bytes > options.preferredMaxBytes()) {
            cut(complete);
        }
        batch.add(envelope);
        batchBytes += bytes;
        if (batch.size() >= options.maxMessageCount()) {
            cut(complete);
        }
        return complete;
    }

    boolean isPending() {
        return !batch.isEmpty();
    }

    List<List<PendingEnvelope>> cut() {
        List<List<PendingEnvelope>> complete = new ArrayList<>();
        cut(complete);
        return complete;
    }

    private void cut(List<List<PendingEnvelope>> complete) {
        if (!batch.isEmpty()) {
            complete.add(batch);
            batch = new ArrayList<>();
            batchBytes = 0;
        }
    }

    static int size(PendingEnvelope pending) {
        return pending.envelope().getPayload().size()
                + pending.envelope().getSignature().size();
    }
}
