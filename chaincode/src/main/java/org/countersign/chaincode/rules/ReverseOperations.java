package org.countersign.chaincode.rules;

import java.util.List;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditItem.Reverse;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerLimits;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.Movement;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Reversal;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.StateKey;

/** Takes back, once, what the caller's own organisation did: a capture, a redemption, or an earning nothing of which is gone. */
final class ReverseOperations {
    private ReverseOperations() {}

    static Posting decide(CreditDesk desk, Reverse item) throws Refusal {
        CreditOperation original = Refusal.unlessPresent(
                desk.view().find(StateKey.creditOperation(item.of())), RefusalCode.UNKNOWN_OPERATION);
        if (!(original.result() instanceof Posted posted)) {
            throw new Refusal(RefusalCode.NOT_REVERSIBLE);
        }
        return switch (original.item()) {
            case Capture _, Redeem _ -> giveBack(desk, item, posted);
            case Earn earn -> undo(desk, item, original, posted, earn);
            case PlaceHold _, Release _, Transfer _, Reverse _, Expire _ ->
                throw new Refusal(RefusalCode.NOT_REVERSIBLE);
        };
    }

    /** The points come back to the lots they came from; if those expired meanwhile, the next sweep takes them. */
    private static Posting giveBack(CreditDesk desk, Reverse item, Posted posted) throws Refusal {
        desk.requirePartner(posted.partner()
                .orElseThrow(() -> new IllegalStateException("redeemed without a partner: " + item.of())));
        requireFirst(desk, item);

        AccountChange account = desk.account(posted.scheme(), posted.account());
        account.requireRoomFor(posted.points());
        for (Movement movement : posted.movements()) {
            long taken = -(movement.free() + movement.held());
            if (taken > 0) {
                account.moveFree(new LotShare(movement.lot(), movement.expiresAt(), new Points(taken)), 1);
            }
        }
        account.requireFewLots(LedgerLimits.MAX_LOTS_WITH_RETURNS);
        return posting(item, posted, Effect.redeemed(-posted.points().value()), account);
    }

    private static Posting undo(CreditDesk desk, Reverse item, CreditOperation original, Posted posted, Earn earn)
            throws Refusal {
        desk.caller().requireRole(Role.ISSUER);
        desk.caller().requireMsp(original.msp(), RefusalCode.NOT_AN_EARNER);
        requireFirst(desk, item);

        AccountChange account = desk.account(earn.scheme(), earn.account());
        Points left = account.free(earn.id(), earn.expiresAt());
        Refusal.unless(left.equals(earn.points()), RefusalCode.ALREADY_SPENT);
        account.moveFree(new LotShare(earn.id(), earn.expiresAt(), earn.points()), -1);
        return posting(item, posted, Effect.issued(-earn.points().value()), account);
    }

    private static void requireFirst(CreditDesk desk, Reverse item) throws Refusal {
        Refusal.unless(desk.view().find(StateKey.reversal(item.of())).isEmpty(), RefusalCode.ALREADY_REVERSED);
    }

    private static Posting posting(Reverse item, Posted original, Effect effect, AccountChange account) {
        Posted result = new Posted(
                original.scheme(),
                original.account(),
                original.partner(),
                original.points(),
                effect,
                account.movements());
        return new Posting(result, List.of(account.after(), new Reversal(item.of(), item.id())));
    }
}
