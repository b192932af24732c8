package org.countersign.format.ledger;

/** Points of one account that were earned together and expire together. Parts of a lot keep its id in whatever account they are. */
public record Lot(OperationId lot, EpochSecond expiresAt, Points free, Points held) implements Comparable<Lot> {
    public Lot {
        Syntax.require(!free.isZero() || !held.isZero(), "a lot without points");
        Syntax.require(free.canAdd(held), "a lot with too many points");
    }

    /** In the order of spending: first-expiring first, then by id. */
    @Override
    public int compareTo(Lot other) {
        int byExpiry = expiresAt.compareTo(other.expiresAt);
        return byExpiry != 0 ? byExpiry : lot.compareTo(other.lot);
    }
}
