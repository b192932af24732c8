package org.countersign.chaincode.rules;

import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.OpenHold;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Partner;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.Role;
import org.countersign.format.ledger.Scheme;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.Steward;

/** What every operation on points asks first: who calls, what is there, and what time it is at least. */
record CreditDesk(LedgerView view, Caller caller, EpochSecond floor) {

    Scheme scheme(SchemeId scheme) throws Refusal {
        return Refusal.unlessPresent(view.find(StateKey.scheme(scheme)), RefusalCode.UNKNOWN_SCHEME);
    }

    void requireEarner(SchemeId scheme) throws Refusal {
        caller.requireRole(Role.ISSUER);
        Refusal.unless(scheme(scheme).earners().contains(caller.msp()), RefusalCode.NOT_AN_EARNER);
    }

    /** A scheme is run by the steward and by those who award its points. */
    void requireOperator(SchemeId scheme) throws Refusal {
        caller.requireRole(Role.OPERATOR);
        Optional<Steward> steward = view.find(StateKey.steward());
        boolean steers = steward.isPresent() && steward.get().msp().equals(caller.msp());
        Refusal.unless(scheme(scheme).earners().contains(caller.msp()) || steers, RefusalCode.NOT_YOUR_SCHEME);
    }

    void requirePartner(PartnerId partner) throws Refusal {
        caller.requireRole(Role.PARTNER);
        Partner known = Refusal.unlessPresent(view.find(StateKey.partner(partner)), RefusalCode.UNKNOWN_PARTNER);
        caller.requireMsp(known.msp(), RefusalCode.NOT_YOUR_PARTNER);
    }

    void requireAhead(EpochSecond time) throws Refusal {
        Refusal.unless(time.isAfter(floor), RefusalCode.TIME_PASSED);
    }

    AccountChange account(SchemeId scheme, AccountId account) {
        return new AccountChange(
                view.find(StateKey.account(scheme, account)).orElseGet(() -> CreditAccount.empty(scheme, account)));
    }

    /** A hold of the caller's partner that has not ended. */
    Hold openHold(OperationId id) throws Refusal {
        caller.requireRole(Role.PARTNER);
        Hold hold = Refusal.unlessPresent(view.find(StateKey.hold(id)), RefusalCode.UNKNOWN_HOLD);
        requirePartner(hold.partner());
        Refusal.unless(hold.isOpen(), RefusalCode.HOLD_ENDED);
        return hold;
    }

    static OpenHold entry(Hold hold) {
        return new OpenHold(hold.id(), hold.until());
    }

    static Points sum(List<LotShare> shares) {
        Points sum = Points.ZERO;
        for (LotShare share : shares) {
            sum = sum.plus(share.points());
        }
        return sum;
    }
}
