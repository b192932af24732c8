package org.countersign.format.ledger;

/**
 * An account as a query shows it: what can be spent, what is held, and what expired but was not yet swept, at one clock floor.
 */
public record AccountView(CreditAccount account, Points available, Points held, Points expired) {

    public static AccountView at(EpochSecond floor, CreditAccount account) {
        Points available = Points.ZERO;
        Points held = Points.ZERO;
        Points expired = Points.ZERO;
        for (Lot lot : account.lots()) {
            held = held.plus(lot.held());
            if (lot.expiresAt().isAfter(floor)) {
                available = available.plus(lot.free());
            } else {
                expired = expired.plus(lot.free());
            }
        }
        return new AccountView(account, available, held, expired);
    }
}
