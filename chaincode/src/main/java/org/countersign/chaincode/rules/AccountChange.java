package org.countersign.chaincode.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.LotShare;
import org.countersign.format.ledger.Movement;
import org.countersign.format.ledger.OpenHold;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;

/**
 * One account while one operation works on it. Every change of a lot goes through {@link #move}, which also writes it down, so the
 * balance is the sum of the recorded movements by construction.
 */
final class AccountChange {
    private static final Comparator<LotKey> SPENDING_ORDER =
            Comparator.comparing(LotKey::expiresAt).thenComparing(LotKey::lot);

    private final CreditAccount before;
    private final NavigableMap<LotKey, Amounts> balances = new TreeMap<>(SPENDING_ORDER);
    private final NavigableMap<LotKey, Amounts> moved = new TreeMap<>(SPENDING_ORDER);
    private final NavigableSet<OpenHold> holds;

    AccountChange(CreditAccount before) {
        this.before = before;
        this.holds = new TreeSet<>(before.holds());
        for (Lot lot : before.lots()) {
            balances.put(
                    new LotKey(lot.expiresAt(), lot.lot()),
                    new Amounts(lot.free().value(), lot.held().value()));
        }
    }

    AccountId id() {
        return before.account();
    }

    /** Adds free points, or takes them. */
    void moveFree(LotShare share, int sign) {
        move(share, new Amounts(sign * share.points().value(), 0));
    }

    /** Sets points aside. */
    void hold(LotShare share) {
        move(share, new Amounts(-share.points().value(), share.points().value()));
    }

    /** Gives back what was set aside. */
    void free(LotShare share) {
        move(share, new Amounts(share.points().value(), -share.points().value()));
    }

    void open(OpenHold hold) {
        holds.add(hold);
    }

    void close(OpenHold hold) {
        if (!holds.remove(hold)) {
            throw new IllegalStateException("hold " + hold.hold() + " is not open in its account");
        }
    }

    List<OpenHold> holdsEndingBy(EpochSecond floor) {
        return holds.stream().filter(hold -> !hold.until().isAfter(floor)).toList();
    }

    int openHolds() {
        return holds.size();
    }

    int lots() {
        return balances.size();
    }

    Points free(OperationId lot, EpochSecond expiresAt) {
        return new Points(
                balances.getOrDefault(new LotKey(expiresAt, lot), Amounts.NONE).free());
    }

    /** Which lots give {@code points}: those that expire first, and none that expired already. */
    List<LotShare> spendable(Points points, EpochSecond floor) throws Refusal {
        List<LotShare> free = new ArrayList<>();
        for (Map.Entry<LotKey, Amounts> lot : balances.entrySet()) {
            if (lot.getValue().free() > 0 && lot.getKey().expiresAt().isAfter(floor)) {
                free.add(share(lot));
            }
        }
        return firstOf(free, points);
    }

    /** The free points of lots that expired. */
    List<LotShare> expired(EpochSecond floor) {
        List<LotShare> expired = new ArrayList<>();
        for (Map.Entry<LotKey, Amounts> lot : balances.entrySet()) {
            if (lot.getValue().free() > 0 && !lot.getKey().expiresAt().isAfter(floor)) {
                expired.add(share(lot));
            }
        }
        return expired;
    }

    /** The first {@code points} of {@code shares}. */
    static List<LotShare> firstOf(List<LotShare> shares, Points points) throws Refusal {
        List<LotShare> taken = new ArrayList<>();
        Points missing = points;
        for (LotShare share : shares) {
            if (missing.isZero()) {
                break;
            }
            Points part = share.points().min(missing);
            taken.add(new LotShare(share.lot(), share.expiresAt(), part));
            missing = missing.minus(part);
        }
        Refusal.unless(missing.isZero(), RefusalCode.INSUFFICIENT_POINTS);
        return taken;
    }

    /** Refuses what would bring the account out of the range that every reader keeps exactly. */
    void requireRoomFor(Points points) throws Refusal {
        Refusal.unless(before.points().canAdd(points), RefusalCode.OVERFLOW);
    }

    /** Refuses more lots than one record should carry. */
    void requireFewLots(int limit) throws Refusal {
        Refusal.unless(lots() <= Math.max(limit, before.lots().size()), RefusalCode.TOO_MANY_LOTS);
    }

    /** What was done, a lot at a time, without what came to nothing. */
    List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        moved.forEach((lot, amounts) ->
                movements.add(new Movement(id(), lot.lot(), lot.expiresAt(), amounts.free(), amounts.held())));
        return movements;
    }

    CreditAccount after() {
        List<Lot> lots = new ArrayList<>();
        balances.forEach((lot, amounts) ->
                lots.add(new Lot(lot.lot(), lot.expiresAt(), new Points(amounts.free()), new Points(amounts.held()))));
        return new CreditAccount(before.scheme(), before.account(), lots, new ArrayList<>(holds));
    }

    private void move(LotShare share, Amounts delta) {
        LotKey lot = new LotKey(share.expiresAt(), share.lot());
        add(balances, lot, delta);
        add(moved, lot, delta);
    }

    private static void add(NavigableMap<LotKey, Amounts> map, LotKey lot, Amounts delta) {
        Amounts sum = map.getOrDefault(lot, Amounts.NONE).plus(delta);
        if (sum.equals(Amounts.NONE)) {
            map.remove(lot);
        } else {
            map.put(lot, sum);
        }
    }

    private static LotShare share(Map.Entry<LotKey, Amounts> lot) {
        return new LotShare(
                lot.getKey().lot(),
                lot.getKey().expiresAt(),
                new Points(lot.getValue().free()));
    }

    private record LotKey(EpochSecond expiresAt, OperationId lot) {}

    private record Amounts(long free, long held) {
        static final Amounts NONE = new Amounts(0, 0);

        Amounts plus(Amounts other) {
            return new Amounts(Math.addExact(free, other.free), Math.addExact(held, other.held));
        }
    }
}
