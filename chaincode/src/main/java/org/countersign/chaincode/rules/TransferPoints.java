package org.countersign.chaincode.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.Movement;
import org.countersign.format.ledger.RefusalCode;

/** Whoever runs the scheme moves points between accounts; they stay parts of their lots, so they keep their expiry. */
final class TransferPoints {
    private TransferPoints() {}

    static Posting decide(CreditDesk desk, Transfer item) throws Refusal {
        desk.requireOperator(item.scheme());
        Refusal.unless(!item.from().equals(item.to()), RefusalCode.SAME_ACCOUNT);

        AccountChange from = desk.account(item.scheme(), item.from());
        AccountChange to = desk.account(item.scheme(), item.to());
        from.spendable(item.points(), desk.floor()).forEach(share -> {
            from.moveFree(share, -1);
            to.moveFree(share, 1);
        });
        to.requireRoomFor(item.points());
        to.requireFewLots(LedgerLimits.MAX_LOTS);

        List<Movement> movements = new ArrayList<>(from.movements());
        movements.addAll(to.movements());
        Posted result = new Posted(item.scheme(), item.from(), Optional.empty(), item.points(), Effect.NONE, movements);
        return new Posting(result, List.of(from.after(), to.after()));
    }
}
