package org.countersign.format.ledger;

import org.countersign.format.Digest;

/** The items of {@code credit:apply}. */
public sealed interface CreditItem extends RequestItem {
    OperationId id();

    @Override
    default OperationId itemId() {
        return id();
    }

    /** Awards points for a service event; they are one lot, known by the id of this operation. */
    record Earn(OperationId id, AccountId account, SchemeId scheme, Points points, EpochSecond expiresAt, Digest event)
            implements CreditItem {
        public Earn {
            requireSome(points);
        }
    }

    /** Sets points aside for a partner until a time; the hold is known by the id of this operation. */
    record PlaceHold(
            OperationId id, AccountId account, SchemeId scheme, PartnerId partner, Points points, EpochSecond until)
            implements CreditItem {
        public PlaceHold {
            requireSome(points);
        }
    }

    /** Takes all or part of a hold for the partner; the rest goes back, and the hold ends. */
    record Capture(OperationId id, OperationId hold, Points points) implements CreditItem {
        public Capture {
            requireSome(points);
        }
    }

    /** Gives all of a hold back, and ends it. */
    record Release(OperationId id, OperationId hold) implements CreditItem {}

    /** Holds and captures in one step. */
    record Redeem(OperationId id, AccountId account, SchemeId scheme, PartnerId partner, Points points)
            implements CreditItem {
        public Redeem {
            requireSome(points);
        }
    }

    /** Moves points to another account; they keep their expiry. */
    record Transfer(OperationId id, AccountId from, AccountId to, SchemeId scheme, Points points)
            implements CreditItem {
        public Transfer {
            requireSome(points);
        }
    }

    /** Takes back an operation: points come back to the lots they came from, or an earning is undone. */
    record Reverse(OperationId id, OperationId of) implements CreditItem {}

    /** Frees the holds of an account whose time is over, then removes its expired lots, both by the clock floor. */
    record Expire(OperationId id, AccountId account, SchemeId scheme) implements CreditItem {}

    private static void requireSome(Points points) {
        Syntax.require(!points.isZero(), "at least one point");
    }
}
