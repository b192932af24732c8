package org.countersign.gateway.ledger;

import java.util.List;

/**
 * What became of items that were offered to the outbox.
 *
 * @param added ids that were new
 * @param repeated ids that were there with the same content: their first outcome stands or will come
 * @param reused ids that were there with other content: refused with {@code ID_REUSED}, nothing changes
 */
public record Enqueued(List<String> added, List<String> repeated, List<String> reused) {
    public static final String ID_REUSED = "ID_REUSED";

    public Enqueued {
        added = List.copyOf(added);
        repeated = List.copyOf(repeated);
        reused = List.copyOf(reused);
    }

    /** For callers that make their ids themselves, where a reuse is a broken assumption. */
    public Enqueued withoutReuse() {
        if (!reused.isEmpty()) {
            throw new IllegalStateException("item ids were used before with other content: " + reused);
        }
        return this;
    }
}
