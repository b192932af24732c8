package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;

/** A partner takes points at once. */
final class RedeemPoints {
    private RedeemPoints() {}

    static Posting decide(CreditDesk desk, Redeem item) throws Refusal {
        desk.requirePartner(item.partner());
        desk.scheme(item.scheme());

        AccountChange account = desk.account(item.scheme(), item.account());
        account.spendable(item.points(), desk.floor()).forEach(share -> account.moveFree(share, -1));

        Posted result = new Posted(
                item.scheme(),
                item.account(),
                Optional.of(item.partner()),
                item.points(),
                Effect.redeemed(item.points().value()),
                account.movements());
        return new Posting(result, List.of(account.after()));
    }
}
