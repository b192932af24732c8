package org.countersign.chaincode.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.OpenHold;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.StateKey;

/** Frees the holds whose time is over, then removes the free points of lots whose time is over, by the clock floor. */
final class ExpirePoints {
    private ExpirePoints() {}

    static Posting decide(CreditDesk desk, Expire item) throws Refusal {
        desk.requireOperator(item.scheme());

        AccountChange account = desk.account(item.scheme(), item.account());
        List<LedgerRecord> writes = new ArrayList<>();
        for (OpenHold entry : account.holdsEndingBy(desk.floor())) {
            Hold hold = desk.view()
                    .find(StateKey.hold(entry.hold()))
                    .orElseThrow(() -> new IllegalStateException("open hold without a record: " + entry.hold()));
            hold.lots().forEach(account::free);
            account.close(entry);
            writes.add(hold.ended(Hold.End.EXPIRED, item.id()));
        }
        List<LotShare> expired = account.expired(desk.floor());
        expired.forEach(share -> account.moveFree(share, -1));

        Points points = CreditDesk.sum(expired);
        boolean changed = !writes.isEmpty() || !expired.isEmpty();
        if (changed) {
            writes.add(account.after());
        }
        Posted result = new Posted(
                item.scheme(),
                item.account(),
                Optional.empty(),
                points,
                Effect.expired(points.value()),
                account.movements());
        return new Posting(result, writes);
    }
}
