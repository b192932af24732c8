package org.countersign.format.ledger;

/** What one operation did to one lot of one account: added (or, when negative, taken) free and held points. */
public record Movement(AccountId account, OperationId lot, EpochSecond expiresAt, long free, long held) {
    public Movement {
        long max = LedgerLimits.MAX_EXACT_INTEGER;
        Syntax.requireRange(free, -max, max, "a movement");
        Syntax.requireRange(held, -max, max, "a movement");
    }
}
