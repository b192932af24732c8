package org.countersign.format.ledger;

import java.util.List;

/** Points that a partner has set aside. It ends once. */
public record Hold(
        OperationId id,
        SchemeId scheme,
        AccountId account,
        PartnerId partner,
        Points points,
        EpochSecond until,
        List<LotShare> lots,
        State state)
        implements LedgerRecord {
    public Hold {
        lots = List.copyOf(lots);
    }

    @Override
    public StateKey<Hold> key() {
        return StateKey.hold(id);
    }

    public Hold ended(End how, OperationId by) {
        return new Hold(id, scheme, account, partner, points, until, lots, new State.Ended(how, by));
    }

    public boolean isOpen() {
        return state instanceof State.Open;
    }

    /** Open or ended. */
    public sealed interface State {
        /** The points are still set aside. */
        record Open() implements State {}

        /** The points are no longer set aside, because of operation {@code by}. */
        record Ended(End how, OperationId by) implements State {}
    }

    /** How a hold ended. */
    public enum End {
        /** All or part went to the partner, the rest back to the account. */
        CAPTURED,
        /** The partner gave everything back. */
        RELEASED,
        /** Its time was over. */
        EXPIRED
    }
}
