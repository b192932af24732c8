package org.countersign.format.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.format.ledger.CreditOperation.Result.Posted;

/** Sums over all operations, compared with the balances that the ledger keeps. */
final class CreditSums {
    private final LedgerSnapshot snapshot;
    /** By scheme, account and lot: free and held points, as movements add up. */
    private final Map<String, Balance> movements = new TreeMap<>();
    /** By scheme, account and lot: points of open holds. */
    private final Map<String, Balance> openHolds = new TreeMap<>();
    /** By scheme and account: the entries of open holds. */
    private final Map<String, List<OpenHold>> holdEntries = new TreeMap<>();

    private final Map<SchemeId, Effect> totals = new TreeMap<>();
    private final Map<String, Long> paid = new TreeMap<>();

    CreditSums(LedgerSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    void add(Posted posted) {
        for (Movement movement : posted.movements()) {
            String lot = lot(posted.scheme(), movement.account(), movement.lot(), movement.expiresAt());
            movements.merge(lot, new Balance(movement.free(), movement.held()), Balance::plus);
        }
        totals.merge(posted.scheme(), posted.effect(), Effect::plus);
        posted.partner()
                .ifPresent(partner -> paid.merge(
                        partner + " " + posted.scheme(), posted.effect().redeemed(), Math::addExact));
    }

    void add(Hold open) {
        for (LotShare share : open.lots()) {
            String lot = lot(open.scheme(), open.account(), share.lot(), share.expiresAt());
            openHolds.merge(lot, new Balance(0, share.points().value()), Balance::plus);
        }
        holdEntries
                .computeIfAbsent(account(open.scheme(), open.account()), _ -> new ArrayList<>())
                .add(new OpenHold(open.id(), open.until()));
    }

    void check() {
        checkAccounts();
        checkTotals();
        checkPaid();
    }

    private void checkAccounts() {
        Map<String, Balance> kept = new TreeMap<>();
        Map<String, Balance> keptHeld = new TreeMap<>();
        Map<String, List<OpenHold>> keptEntries = new TreeMap<>();
        for (CreditAccount account : snapshot.all(CreditAccount.class)) {
            for (Lot lot : account.lots()) {
                String name = lot(account.scheme(), account.account(), lot.lot(), lot.expiresAt());
                kept.put(name, new Balance(lot.free().value(), lot.held().value()));
                keptHeld.put(name, new Balance(0, lot.held().value()));
            }
            if (!account.holds().isEmpty()) {
                keptEntries.put(account(account.scheme(), account.account()), account.holds());
            }
        }
        holdEntries.values().forEach(entries -> entries.sort(null));
        compare(Finding.Rule.BALANCE, withoutZero(movements, Balance.NONE), kept);
        compare(Finding.Rule.HOLD, openHolds, withoutZero(keptHeld, Balance.NONE));
        compare(Finding.Rule.HOLD, holdEntries, keptEntries);
    }

    private void checkTotals() {
        Map<SchemeId, Effect> kept = new TreeMap<>();
        for (TotalsDelta delta : snapshot.all(TotalsDelta.class)) {
            kept.merge(delta.scheme(), delta.effect(), Effect::plus);
        }
        compare(Finding.Rule.TOTALS, withoutZero(totals, Effect.NONE), withoutZero(kept, Effect.NONE));

        Map<SchemeId, Long> inAccounts = new TreeMap<>();
        for (CreditAccount account : snapshot.all(CreditAccount.class)) {
            inAccounts.merge(account.scheme(), account.points().value(), Math::addExact);
        }
        Map<SchemeId, Long> outstanding = new TreeMap<>();
        totals.forEach((scheme, effect) -> outstanding.put(scheme, effect.outstanding()));
        compare(Finding.Rule.TOTALS, withoutZero(outstanding, 0L), withoutZero(inAccounts, 0L));
    }

    private void checkPaid() {
        Map<String, Long> kept = new TreeMap<>();
        for (PaidDelta delta : snapshot.all(PaidDelta.class)) {
            kept.merge(delta.partner() + " " + delta.scheme(), delta.points(), Math::addExact);
        }
        compare(Finding.Rule.TOTALS, withoutZero(paid, 0L), withoutZero(kept, 0L));
    }

    private <K, V> void compare(Finding.Rule rule, Map<K, V> expected, Map<K, V> kept) {
        Map<K, V> wrong = new TreeMap<>(expected);
        wrong.putAll(kept);
        for (K key : wrong.keySet()) {
            V should = expected.get(key);
            V is = kept.get(key);
            boolean equal = should != null && should.equals(is);
            snapshot.check(equal, rule, key + ": operations say " + should + ", the ledger keeps " + is);
        }
    }

    private static <K, V> Map<K, V> withoutZero(Map<K, V> map, V zero) {
        Map<K, V> rest = new TreeMap<>(map);
        rest.values().removeIf(zero::equals);
        return rest;
    }

    private static String account(SchemeId scheme, AccountId account) {
        return scheme + " " + account;
    }

    private static String lot(SchemeId scheme, AccountId account, OperationId lot, EpochSecond expiresAt) {
        return scheme + " " + account + " " + lot + " " + expiresAt.value();
    }

    private record Balance(long free, long held) {
        static final Balance NONE = new Balance(0, 0);

        Balance plus(Balance other) {
            return new Balance(Math.addExact(free, other.free), Math.addExact(held, other.held));
        }
    }
}
