package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.countersign.gateway.ledger.Shards;
import org.jspecify.annotations.Nullable;

/**
 * Keeps writes of trust records out of the way of those who read them, which is everybody: each transaction reads the ledger's clock floor, and most an issuer and a
 * key. One that was endorsed before such a record changed and is ordered afterwards is invalid, and its work is done again; on a slow machine with a clock that moves
 * often, again and again. So the trust shard waits until what is in flight has landed, and what comes meanwhile waits for it, as a rule for the time of one small
 * transaction.
 *
 * <p>A courtesy and no lock: nobody waits longer than the longest time, whatever became of the others, and other processes know nothing of it. What conflicts then is
 * made anew, as ever.
 */
final class RightOfWay {
    private static final String TRUST = Shards.trust();
    private static final int PATIENCE = 4;

    private final Signals signals;
    private final Duration longest;
    private final Map<String, Instant> inFlight = new HashMap<>();
    private @Nullable Instant wantedSince;

    /** @param settleTimeout after which a transaction that does not land is asked for; a slow ledger is waited for four times as long */
    RightOfWay(Signals signals, Duration settleTimeout) {
        this.signals = signals;
        this.longest = settleTimeout.multipliedBy(PATIENCE);
    }

    /** Whether the shard may make a transaction now; who may not is woken when that changes. */
    synchronized boolean take(String shard, Instant now) {
        if (shard.equals(TRUST) && wantedSince == null) {
            wantedSince = now;
        }
        var free = shard.equals(TRUST) ? !isTraffic(now) : !isWanted(now);
        if (free) {
            inFlight.put(shard, now);
        }
        return free;
    }

    /** The shard's transaction has landed, or came to nothing. */
    synchronized void leave(String shard) {
        inFlight.remove(shard);
        if (shard.equals(TRUST)) {
            if (wantedSince != null) {
                wantedSince = null;
                Shards.all().stream().filter(other -> !other.equals(TRUST)).forEach(signals::wake);
            }
        } else if (wantedSince != null) {
            signals.wake(TRUST);
        }
    }

    private boolean isTraffic(Instant now) {
        return isWanted(now)
                && inFlight.entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(TRUST) && isRecent(other.getValue(), now));
    }

    private boolean isWanted(Instant now) {
        return wantedSince != null && isRecent(wantedSince, now);
    }

    private boolean isRecent(Instant since, Instant now) {
        return now.isBefore(since.plus(longest));
    }
}
