package org.countersign.gateway.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;

/** Reads balances from the projection. */
final class Balances {
    private final CreditView credit;

    Balances(CreditView credit) {
        this.credit = credit;
    }

    /** An account that the ledger has never seen has nothing; that is no error. */
    AccountBalance of(SchemeId scheme, AccountId account, Caller caller) {
        return credit.balance(scheme, account)
                .map(balance -> new AccountBalance(
                        account.value(),
                        scheme.value(),
                        balance.available(),
                        balance.held(),
                        balance.expired(),
                        balance.account().lots().stream().map(Balances::lot).toList(),
                        holds(balance, caller)))
                .orElseGet(() -> new AccountBalance(account.value(), scheme.value(), 0, 0, 0, List.of(), List.of()));
    }

    private List<AccountBalance.OpenHold> holds(CreditView.Balance balance, Caller caller) {
        return balance.account().holds().stream()
                .flatMap(open -> credit.hold(open.hold()).stream())
                .filter(hold -> seesAll(caller) || Optional.of(hold.partner()).equals(caller.partner()))
                .map(Balances::hold)
                .toList();
    }

    private static boolean seesAll(Caller caller) {
        return caller.is(Role.OFFICER) || caller.is(Role.AUDITOR);
    }

    private static AccountBalance.Lot lot(Lot lot) {
        return new AccountBalance.Lot(
                lot.lot().value(), lot.free().plus(lot.held()).value(), instant(lot.expiresAt()));
    }

    private static AccountBalance.OpenHold hold(Hold hold) {
        return new AccountBalance.OpenHold(
                hold.id().value(), hold.partner().value(), hold.points().value(), instant(hold.until()));
    }

    private static Instant instant(EpochSecond second) {
        return Instant.ofEpochSecond(second.value());
    }
}
