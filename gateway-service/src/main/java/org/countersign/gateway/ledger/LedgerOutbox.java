package org.countersign.gateway.ledger;

import java.util.Collection;

/**
 * Where wishes for the ledger are left. What is enqueued in a database transaction that commits reaches the chain exactly once, whatever crashes afterwards;
 * what is enqueued in one that rolls back never does.
 */
public interface LedgerOutbox {
    /**
     * Adds the items to the caller's transaction, in the given order per shard. The caller must have one: without it this throws {@link IllegalStateException}.
     *
     * @return which of the items were new, repeated, or reuse an id for other content; the last kind is <em>not</em> enqueued and the caller must answer for it
     * @throws org.countersign.gateway.problem.ProblemException {@code TOO_BUSY} when the items do not fit into {@link #room} of their shards; nothing was enqueued, and
     *     the caller's transaction should roll back
     */
    Enqueued enqueue(Collection<LedgerItem> items);

    /**
     * How many items of this shard fit before its backlog, or that of all shards, is at its limit; for bulk callers, who wait instead of being refused.
     *
     * @param shard one of {@link Shards}
     */
    long room(String shard);
}
