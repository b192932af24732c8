package org.countersign.chaincode.rules;

import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem.Capture;
import org.countersign.format.ledger.CreditItem.Earn;
import org.countersign.format.ledger.CreditItem.Expire;
import org.countersign.format.ledger.CreditItem.PlaceHold;
import org.countersign.format.ledger.CreditItem.Redeem;
import org.countersign.format.ledger.CreditItem.Release;
import org.countersign.format.ledger.CreditItem.Reverse;
import org.countersign.format.ledger.CreditItem.Transfer;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Points;

/** Operations on points in the city's scheme, at the city library. */
final class CreditItems {
    private CreditItems() {}

    static Earn earn(String id, AccountId account, long points, long expiresAt) {
        return new Earn(
                City.id(id),
                account,
                City.SCHEME,
                new Points(points),
                new EpochSecond(expiresAt),
                City.digest("event"));
    }

    static PlaceHold hold(String id, long points, long until) {
        return new PlaceHold(
                City.id(id), City.ALICE, City.SCHEME, City.LIBRARY, new Points(points), new EpochSecond(until));
    }

    static Capture capture(String id, String hold, long points) {
        return new Capture(City.id(id), City.id(hold), new Points(points));
    }

    static Release release(String id, String hold) {
        return new Release(City.id(id), City.id(hold));
    }

    static Redeem redeem(String id, long points) {
        return new Redeem(City.id(id), City.ALICE, City.SCHEME, City.LIBRARY, new Points(points));
    }

    static Transfer transfer(String id, long points) {
        return new Transfer(City.id(id), City.ALICE, City.BOB, City.SCHEME, new Points(points));
    }

    static Reverse reverse(String id, String of) {
        return new Reverse(City.id(id), City.id(of));
    }

    static Expire expire(String id, AccountId account) {
        return new Expire(City.id(id), account, City.SCHEME);
    }
}
