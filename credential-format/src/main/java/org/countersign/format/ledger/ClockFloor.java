package org.countersign.format.ledger;

/** The time before which it cannot be. It only moves forward, by the steward, and decides everything that depends on time. */
public record ClockFloor(EpochSecond at) implements LedgerRecord {
    @Override
    public StateKey<ClockFloor> key() {
        return StateKey.clock();
    }
}
