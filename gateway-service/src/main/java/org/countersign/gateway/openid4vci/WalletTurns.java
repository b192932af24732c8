package org.countersign.gateway.openid4vci;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets a few wallet requests work at a time, in the order of their coming, so that a thousand wallets take neither all database connections nor all processors from
 * officers and counters. Waiting for the ledger takes no turn.
 */
@Component
final class WalletTurns {
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int mostWaiting;

    WalletTurns(CredentialIssuerProperties properties) {
        this.turns = new Semaphore(properties.parallel(), true);
        this.mostWaiting = properties.waiting();
    }

    <T> T take(Supplier<T> work) {
        if (!comesUp()) {
            throw new WalletRefusal(WalletError.TEMPORARILY_UNAVAILABLE, "too many wallets wait; come back later");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** How many wait for their turn now. */
    int waiting() {
        return waiting.get();
    }

    private boolean comesUp() {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return false;
        }
        try {
            return turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
