package org.countersign.gateway.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Names;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.BilingualName;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation.Result;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.Issuer;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.Scheme;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.TrustView;

/** What a citizen is told of the own points: what there is, when it ends, what earned it, and where it went. */
public final class AccountPoints {
    private static final int MOST_OPERATIONS = 100;
    private static final EpochSecond NO_CLOCK_YET = new EpochSecond(0);

    private final CreditView credit;
    private final TrustView trust;
    private final EventDigests events;

    AccountPoints(CreditView credit, TrustView trust, EventDigests events) {
        this.credit = credit;
        this.trust = trust;
        this.events = events;
    }

    /**
     * What the account has in one scheme.
     *
     * @param lots the free points by their end, the first to end first; they add up to {@code available}
     * @param operations the newest first
     */
    public record SchemePoints(
            String scheme, Names name, long available, long held, List<PointsLot> lots, List<Moved> operations) {
        public SchemePoints {
            lots = List.copyOf(lots);
            operations = List.copyOf(operations);
        }
    }

    /**
     * Points that end together.
     *
     * @param earnedFrom the service that earned them, in the words of who awarded them
     */
    public record PointsLot(long points, Instant expiresAt, Names earnedFrom) {}

    /**
     * One operation that was carried out.
     *
     * @param agency the partner, where one takes part; else who awarded the points
     * @param state of a hold: OPEN, CAPTURED, RELEASED or EXPIRED; of all others APPLIED
     */
    public record Moved(String kind, long points, Instant at, Names agency, String state) {}

    /** The schemes in which the ledger knows the account. */
    public List<SchemePoints> of(AccountId account) {
        var operations = credit.operations(account, MOST_OPERATIONS);
        return trust.schemes().stream()
                .flatMap(scheme -> credit
                        .balance(scheme.scheme(), account)
                        .map(balance -> points(account, scheme, balance, operations))
                        .stream())
                .toList();
    }

    private SchemePoints points(
            AccountId account, Scheme scheme, CreditView.Balance balance, List<CreditView.Recorded> operations) {
        var floor = trust.clock().orElse(NO_CLOCK_YET);
        return new SchemePoints(
                scheme.scheme().value(),
                names(scheme.name()),
                balance.available(),
                balance.held(),
                balance.account().lots().stream()
                        .filter(lot ->
                                lot.expiresAt().isAfter(floor) && !lot.free().isZero())
                        .map(lot -> new PointsLot(
                                lot.free().value(), instant(lot.expiresAt()), earnedFrom(account, scheme, lot)))
                        .toList(),
                operations.stream()
                        .flatMap(recorded -> moved(scheme, recorded).stream())
                        .toList());
    }

    /** Points that came from another account keep their lot, and what that person did for them is not this one's business. */
    private Names earnedFrom(AccountId account, Scheme scheme, Lot lot) {
        return credit.operation(lot.lot())
                .filter(earned -> earned.operation().result() instanceof Result.Posted posted
                        && posted.account().equals(account))
                .flatMap(_ -> events.text(lot.lot()))
                .map(text -> new Names(text, text))
                .orElseGet(() -> names(scheme.name()));
    }

    private Optional<Moved> moved(Scheme scheme, CreditView.Recorded recorded) {
        return switch (recorded.operation().result()) {
            case Result.Refused _ -> Optional.empty();
            case Result.Posted posted ->
                posted.scheme().equals(scheme.scheme())
                        ? Optional.of(new Moved(
                                Booking.op(recorded.operation().item()),
                                posted.points().value(),
                                recorded.time(),
                                agency(scheme, recorded, posted),
                                state(recorded)))
                        : Optional.empty();
        };
    }

    /** An organisation of the ledger acts for several authorities; where it is one, that one is named. */
    private Names agency(Scheme scheme, CreditView.Recorded recorded, Result.Posted posted) {
        var partner = posted.partner().flatMap(trust::partner);
        if (partner.isPresent()) {
            return names(partner.get().name());
        }
        var authorities = trust.issuers().stream()
                .filter(issuer -> issuer.msp().equals(recorded.operation().msp()))
                .map(Issuer::name)
                .toList();
        return names(authorities.size() == 1 ? authorities.getFirst() : scheme.name());
    }

    private String state(CreditView.Recorded recorded) {
        return recorded.operation().item() instanceof CreditItem.PlaceHold
                ? credit.hold(recorded.operation().id())
                        .map(hold -> switch (hold.state()) {
                            case Hold.State.Open _ -> "OPEN";
                            case Hold.State.Ended ended -> ended.how().name();
                        })
                        .orElse("APPLIED")
                : "APPLIED";
    }

    private static Names names(BilingualName name) {
        return new Names(name.zh(), name.en());
    }

    private static Instant instant(EpochSecond second) {
        return Instant.ofEpochSecond(second.value());
    }
}
