package org.countersign.gateway.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What became of enqueued items. Reads committed data only: inside the transaction that enqueued an item, call it after the commit. */
public interface LedgerItems {
    /** Empty when no such item was ever enqueued. */
    Optional<ItemState> find(String function, String id);

    /** The states of those ids that are known; unknown ids have no entry. */
    Map<String, ItemState> findAll(String function, Collection<String> ids);

    /**
     * Completes with the final state, or with {@link ItemState.Pending} when the timeout comes first; never exceptionally for an item that is merely slow. No
     * thread waits: a web handler returns the future. An item that is not known (yet) counts as pending.
     */
    CompletableFuture<ItemState> await(String function, String id, Duration timeout);
}
