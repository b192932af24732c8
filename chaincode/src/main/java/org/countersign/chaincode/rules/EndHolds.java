package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;

/** A partner ends its hold: it captures all or part, which ends the rest too, or releases everything. */
final class EndHolds {
    private EndHolds() {}

    static Posting decide(CreditDesk desk, Capture item) throws Refusal {
        Hold hold = desk.openHold(item.hold());
        Refusal.unless(hold.until().isAfter(desk.floor()), RefusalCode.HOLD_EXPIRED);
        Refusal.unless(item.points().compareTo(hold.points()) <= 0, RefusalCode.AMOUNT_EXCEEDS_HOLD);

        AccountChange account = desk.account(hold.scheme(), hold.account());
        List<LotShare> captured = AccountChange.firstOf(hold.lots(), item.points());
        // Everything is freed first, then the captured part is taken: what is left over is what is released.
        hold.lots().forEach(account::free);
        captured.forEach(share -> account.moveFree(share, -1));
        account.close(CreditDesk.entry(hold));

        Effect effect = Effect.redeemed(item.points().value());
        return new Posting(
                posted(hold, item.points(), effect, account),
                List.of(account.after(), hold.ended(Hold.End.CAPTURED, item.id())));
    }

    /** A hold may still be released when its time is over: the points go back either way. */
    static Posting decide(CreditDesk desk, Release item) throws Refusal {
        Hold hold = desk.openHold(item.hold());

        AccountChange account = desk.account(hold.scheme(), hold.account());
        hold.lots().forEach(account::free);
        account.close(CreditDesk.entry(hold));

        return new Posting(
                posted(hold, hold.points(), Effect.NONE, account),
                List.of(account.after(), hold.ended(Hold.End.RELEASED, item.id())));
    }

    private static Posted posted(Hold hold, Points points, Effect effect, AccountChange account) {
        return new Posted(
                hold.scheme(), hold.account(), Optional.of(hold.partner()), points, effect, account.movements());
    }
}
