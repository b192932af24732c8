package org.countersign.format.ledger;

import java.util.List;

/** What one pseudonym has of one scheme: its lots in the order of spending, and its open holds in the order of their end. */
public record CreditAccount(SchemeId scheme, AccountId account, List<Lot> lots, List<OpenHold> holds)
        implements LedgerRecord {
    public CreditAccount {
        lots = List.copyOf(lots);
        holds = List.copyOf(holds);
        requireIncreasing(lots, "lots");
        requireIncreasing(holds, "open holds");
        points(lots);
    }

    @Override
    public StateKey<CreditAccount> key() {
        return StateKey.account(scheme, account);
    }

    public static CreditAccount empty(SchemeId scheme, AccountId account) {
        return new CreditAccount(scheme, account, List.of(), List.of());
    }

    /** All points of the account: free, held, and expired but not yet swept. */
    public Points points() {
        return points(lots);
    }

    private static Points points(List<Lot> lots) {
        Points sum = Points.ZERO;
        for (Lot lot : lots) {
            sum = sum.plus(lot.free()).plus(lot.held());
        }
        return sum;
    }

    private static <T extends Comparable<T>> void requireIncreasing(List<T> things, String what) {
        for (int i = 1; i < things.size(); i++) {
            Syntax.require(things.get(i - 1).compareTo(things.get(i)) < 0, what + " out of order");
        }
    }
}
