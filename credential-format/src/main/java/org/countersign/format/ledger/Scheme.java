package org.countersign.format.ledger;

import java.util.List;

/** A kind of points, and the organisations that may award them. */
public record Scheme(SchemeId scheme, BilingualName name, List<MspId> earners) implements LedgerRecord {
    public Scheme {
        Syntax.requireDistinct(earners, LedgerLimits.MAX_EARNERS_PER_SCHEME, "earners");
        earners = List.copyOf(earners);
    }

    @Override
    public StateKey<Scheme> key() {
        return StateKey.scheme(scheme);
    }
}
