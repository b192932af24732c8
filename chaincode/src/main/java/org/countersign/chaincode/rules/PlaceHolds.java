package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.RefusalCode;

/** A partner sets points aside until a time. Points that are held outlive the expiry of their lot until the hold ends. */
final class PlaceHolds {
    private PlaceHolds() {}

    static Posting decide(CreditDesk desk, PlaceHold item) throws Refusal {
        desk.requirePartner(item.partner());
        desk.scheme(item.scheme());
        desk.requireAhead(item.until());

        AccountChange account = desk.account(item.scheme(), item.account());
        Refusal.unless(account.openHolds() < LedgerLimits.MAX_OPEN_HOLDS, RefusalCode.TOO_MANY_HOLDS);
        List<LotShare> shares = account.spendable(item.points(), desk.floor());
        shares.forEach(account::hold);
        Hold hold = new Hold(
                item.id(),
                item.scheme(),
                item.account(),
                item.partner(),
                item.points(),
                item.until(),
                shares,
                new Hold.State.Open());
        account.open(CreditDesk.entry(hold));

        Posted result = new Posted(
                item.scheme(),
                item.account(),
                Optional.of(item.partner()),
                item.points(),
                Effect.NONE,
                account.movements());
        return new Posting(result, List.of(account.after(), hold));
    }
}
