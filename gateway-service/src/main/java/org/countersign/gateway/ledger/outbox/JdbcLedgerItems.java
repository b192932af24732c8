package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerItems;

/** States from the tables; waiting callers are told by the settlement, or found by {@link #lookForDecided()} when another process settled their item. */
final class JdbcLedgerItems implements LedgerItems {
    private final OutcomeTable outcomes;
    private final Waiters waiters;

    JdbcLedgerItems(OutcomeTable outcomes, Waiters waiters) {
        this.outcomes = outcomes;
        this.waiters = waiters;
    }

    @Override
    public Optional<ItemState> find(String function, String id) {
        return Optional.ofNullable(findAll(function, List.of(id)).get(id));
    }

    @Override
    public Map<String, ItemState> findAll(String function, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : outcomes.states(function, ids);
    }

    @Override
    public CompletableFuture<ItemState> await(String function, String id, Duration timeout) {
        var known = find(function, id).filter(ItemState::isFinal);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        // Looked up once more after registering: a decision in between is found by one of the two.
        var key = new ItemKey(function, id);
        var answer = waiters.register(key, timeout);
        find(function, id).filter(ItemState::isFinal).ifPresent(state -> waiters.decided(key, state));
        return answer;
    }

    /** Housekeeping: asks the tables for every item that someone waits for. */
    void lookForDecided() {
        var byFunction = waiters.keys().stream()
                .collect(
                        Collectors.groupingBy(ItemKey::function, Collectors.mapping(ItemKey::id, Collectors.toList())));
        byFunction.forEach((function, ids) -> findAll(function, ids).forEach((id, state) -> {
            if (state.isFinal()) {
                waiters.decided(new ItemKey(function, id), state);
            }
        }));
    }
}
