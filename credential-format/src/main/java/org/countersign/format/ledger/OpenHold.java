package org.countersign.format.ledger;

/** A hold of an account that has not ended. */
public record OpenHold(OperationId hold, EpochSecond until) implements Comparable<OpenHold> {
    @Override
    public int compareTo(OpenHold other) {
        int byEnd = until.compareTo(other.until);
        return byEnd != 0 ? byEnd : hold.compareTo(other.hold);
    }
}
