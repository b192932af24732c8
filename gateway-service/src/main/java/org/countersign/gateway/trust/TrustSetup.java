package org.countersign.gateway.trust;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.TrustView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the ledger to say what the configuration wants, one round at a time: compare with the projection, put what differs, look again.
 * Repeating a round, or a whole start, changes nothing. Afterwards it keeps the ledger's clock floor moving.
 */
final class TrustSetup {
    private static final Logger log = LoggerFactory.getLogger(TrustSetup.class);
    private static final int MAX_ATTEMPTS = 100;
    static final Duration SOON = Duration.ofMillis(200);
    static final Duration LATER = Duration.ofSeconds(15);

    private final Wishes wishes;
    private final TrustView view;
    private final TrustLedger ledger;
    private final Clock clock;
    private final Duration clockInterval;
    private volatile boolean complete;
    private final Set<OperationId> told = new HashSet<>();
    private Optional<OperationId> lastTick = Optional.empty();

    TrustSetup(Wishes wishes, TrustView view, TrustLedger ledger, Clock clock, Duration clockInterval) {
        this.wishes = wishes;
        this.view = view;
        this.ledger = ledger;
        this.clock = clock;
        this.clockInterval = clockInterval;
    }

    /** Whether the ledger said everything that was wanted, at least once since the start. */
    boolean isComplete() {
        return complete;
    }

    /** One round; returns how long to wait before the next. */
    Duration round() {
        if (complete) {
            advanceClock();
            return clockInterval;
        }
        var open =
                wishes.all().stream().filter(wish -> !wish.holds().test(view)).toList();
        if (open.isEmpty() && view.clock().isPresent()) {
            complete = true;
            log.info("the ledger says what the configuration wants");
            return clockInterval;
        }
        if (open.isEmpty()) {
            advanceClock();
            return SOON;
        }
        return ask(open);
    }

    private Duration ask(List<Wish> open) {
        var asked = new ArrayList<TrustItem>();
        var wait = SOON;
        for (var wish : open) {
            var next = next(wish);
            next.item().ifPresent(asked::add);
            wait = next.refused() ? LATER : wait;
        }
        if (!asked.isEmpty()) {
            log.info("putting {} trust records on the ledger", asked.size());
            ledger.put(asked);
        }
        return wait;
    }

    /** The first attempt that is not decided: to be made now, or, when it is on its way already, nothing. */
    private Next next(Wish wish) {
        var refused = false;
        for (var number = 0; number < MAX_ATTEMPTS; number++) {
            var item = wish.attempt(number);
            var state = ledger.state(item.id());
            if (state.isEmpty()) {
                return new Next(Optional.of(item), refused);
            }
            switch (state.get()) {
                case ItemState.Pending() -> {
                    return new Next(Optional.empty(), refused);
                }
                case ItemState.Applied _ -> {
                    // It was put once, and something else since; try again.
                }
                case ItemState.Refused decided -> {
                    refused = true;
                    if (told.add(item.id())) {
                        log.error("the ledger refused trust record {} with {}", item.id(), decided.code());
                    }
                }
            }
        }
        log.error(
                "trust record {} was refused or overruled {} times; giving up",
                wish.attempt(0).id(),
                MAX_ATTEMPTS);
        return new Next(Optional.empty(), true);
    }

    /** At most one tick is on its way; a ledger that stands still is not flooded. */
    private void advanceClock() {
        if (lastTick.flatMap(ledger::state).map(ItemState::isFinal).orElse(true)) {
            var to = clock.instant().getEpochSecond() - 1;
            var id = new OperationId("clock-" + to);
            lastTick = Optional.of(id);
            ledger.put(List.of(new TrustItem.AdvanceClock(id, new EpochSecond(to))));
        }
    }

    private record Next(Optional<TrustItem> item, boolean refused) {}
}
