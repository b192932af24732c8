package org.countersign.chaincode.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.countersign.format.ledger.CreditOperation.Result.Posted;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.PaidDelta;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.format.ledger.TotalsDelta;
import org.countersign.format.ledger.TransactionId;

/**
 * What one transaction adds to the totals of schemes and to what partners were paid. It goes under keys of its own transaction, so two
 * transactions never touch the same one, however many pay the same partner. The sum of a whole transaction fits 64 bits: it has at most
 * 1000 operations of less than 2^53 points.
 */
final class CreditTally {
    private final NavigableMap<SchemeId, Effect> totals = new TreeMap<>();
    private final NavigableMap<Payee, Long> paid =
            new TreeMap<>(Comparator.comparing(Payee::partner).thenComparing(Payee::scheme));

    void add(Posted posted) {
        totals.merge(posted.scheme(), posted.effect(), Effect::plus);
        posted.partner()
                .ifPresent(partner -> paid.merge(
                        new Payee(partner, posted.scheme()), posted.effect().redeemed(), Math::addExact));
    }

    List<LedgerRecord> deltas(TransactionId transaction) {
        List<LedgerRecord> deltas = new ArrayList<>();
        totals.forEach((scheme, effect) -> {
            if (!effect.equals(Effect.NONE)) {
                deltas.add(new TotalsDelta(scheme, transaction, effect));
            }
        });
        paid.forEach((payee, points) -> {
            if (points != 0) {
                deltas.add(new PaidDelta(payee.partner(), payee.scheme(), transaction, points));
            }
        });
        return deltas;
    }

    private record Payee(PartnerId partner, SchemeId scheme) {}
}
