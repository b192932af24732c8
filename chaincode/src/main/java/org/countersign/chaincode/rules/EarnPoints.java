package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.LotShare;

/** An organisation that may award points of the scheme awards some: a new lot. */
final class EarnPoints {
    private EarnPoints() {}

    static Posting decide(CreditDesk desk, Earn item) throws Refusal {
        desk.requireEarner(item.scheme());
        desk.requireAhead(item.expiresAt());

        AccountChange account = desk.account(item.scheme(), item.account());
        account.requireRoomFor(item.points());
        account.moveFree(new LotShare(item.id(), item.expiresAt(), item.points()), 1);
        account.requireFewLots(LedgerLimits.MAX_LOTS);

        Posted result = new Posted(
                item.scheme(),
                item.account(),
                Optional.empty(),
                item.points(),
                Effect.issued(item.points().value()),
                account.movements());
        return new Posting(result, List.of(account.after()));
    }
}
