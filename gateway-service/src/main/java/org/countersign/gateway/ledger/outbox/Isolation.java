package org.countersign.gateway.ledger.outbox;

import java.time.Duration;
import java.time.Instant;
import org.countersign.gateway.ledger.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds the item to blame for batches that come to nothing: half of the batch is tried, down to one item, and what passes makes the batches grow again. Says when one
 * item has failed alone for so long that it holds up the others. When several in a row were set aside and nothing passed between them, it is the ledger that is ill
 * and not the items; then nobody is blamed until something passes. Used by one thread; a restart begins anew.
 */
final class Isolation {
    private final OutboxProperties limits;
    private int batchSize;
    private int failures;
    private int inARow;
    private @Nullable Instant aloneSince;

    Isolation(OutboxProperties limits) {
        this.limits = limits;
        this.batchSize = limits.batchItems();
    }

    /** The most items of the next batch. */
    int batchSize() {
        return batchSize;
    }

    /** Something was decided by a valid transaction. */
    void passed() {
        batchSize = Math.min(limits.batchItems(), batchSize * 2);
        inARow = 0;
        forget();
    }

    /** Something was endorsed, or one item was refused alone: what failed before is over. */
    void forget() {
        failures = 0;
        aloneSince = null;
    }

    /** A batch of more than one was refused as a whole. */
    void halve(int size) {
        batchSize = Math.max(1, size / 2);
    }

    /** A batch of that size failed. True when it was one item, and the time to set it aside has come. */
    boolean blames(int size, Trouble trouble, Instant now) {
        failures++;
        if (size > 1) {
            if (!mayPassUnchanged(trouble) || failures >= limits.failureAttempts()) {
                halve(size);
                forget();
            }
            return false;
        }
        if (aloneSince == null) {
            aloneSince = now;
        }
        return failures >= limits.failureAttempts()
                && Duration.between(aloneSince, now).compareTo(limits.setAsideAfter()) >= 0
                && inARow < limits.setAsideInARow();
    }

    /** The item was set aside. The next one is tried alone. */
    void setAside() {
        inARow++;
        forget();
    }

    /** Has little to do with how much is asked at once: the same batch is tried some times before a smaller one. */
    private static boolean mayPassUnchanged(Trouble trouble) {
        return switch (trouble) {
            case ENDORSEMENTS_DIFFER, TRANSACTION_INVALID, ORDERER_REJECTED -> true;
            case CHAINCODE_FAILED, CHAINCODE_DIED, ENDORSEMENT_TIMED_OUT, TOO_LARGE, OUTCOME_UNREADABLE -> false;
        };
    }
}
