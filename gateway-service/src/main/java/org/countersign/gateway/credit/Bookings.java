package org.countersign.gateway.credit;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.CreditOperation.Result;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.RefusalCode;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.credit.OperationRequest.OfSomebody;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.privacy.AccountPseudonyms;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.Caller;
import org.countersign.gateway.security.Role;

/**
 * May this caller ask for this operation, and what exactly goes to the ledger? Officers award, transfer, expire and take back what was
 * awarded; partners hold, capture, release, redeem and take back what they were paid. All partners share one organisation on the ledger, so
 * that a partner touches its own holds only is decided here.
 */
final class Bookings {
    private final Organisations organisations;
    private final AcceptedOperations accepted;
    private final CreditView credit;
    private final AccountPseudonyms pseudonyms;
    private final EventDigests events;
    private final PointsAuthorisations authorisations;

    Bookings(
            Organisations organisations,
            AcceptedOperations accepted,
            CreditView credit,
            AccountPseudonyms pseudonyms,
            EventDigests events,
            PointsAuthorisations authorisations) {
        this.organisations = organisations;
        this.accepted = accepted;
        this.credit = credit;
        this.pseudonyms = pseudonyms;
        this.events = events;
        this.authorisations = authorisations;
    }

    /** Joins the caller's transaction: an earned event's salt is kept in it. */
    Booking of(OperationRequest request, OperationId id, Caller caller) {
        return switch (request) {
            case OperationRequest.Earn earn -> earn(earn, id, caller);
            case OperationRequest.Transfer transfer -> transfer(transfer, id, caller);
            case OperationRequest.Expire expire -> expire(expire, id, caller);
            case OperationRequest.Hold hold -> hold(hold, id, caller);
            case OperationRequest.Redeem redeem -> redeem(redeem, id, caller);
            case OperationRequest.Capture capture -> {
                var hold = ownHold(capture.hold(), caller);
                var item = new CreditItem.Capture(id, hold.id(), Points.positive(capture.points()));
                yield new Booking(item, hold.account(), hold.msp(), hold.partner());
            }
            case OperationRequest.Release release -> {
                var hold = ownHold(release.hold(), caller);
                yield new Booking(new CreditItem.Release(id, hold.id()), hold.account(), hold.msp(), hold.partner());
            }
            case OperationRequest.Reverse reverse -> reverse(reverse, id, caller);
        };
    }

    private Booking earn(OperationRequest.Earn earn, OperationId id, Caller caller) {
        require(caller, Role.OFFICER);
        var scheme = new SchemeId(earn.scheme());
        var account = account(earn);
        var msp = organisations.earnerOf(scheme);
        var item = new CreditItem.Earn(
                id,
                account,
                scheme,
                Points.positive(earn.points()),
                second("/expiresAt", earn.expiresAt()),
                events.of(id, earn.event()));
        return new Booking(item, account, msp, Optional.empty());
    }

    private Booking transfer(OperationRequest.Transfer transfer, OperationId id, Caller caller) {
        require(caller, Role.OFFICER);
        var scheme = new SchemeId(transfer.scheme());
        var from = new AccountId(transfer.from());
        var item = new CreditItem.Transfer(
                id, from, new AccountId(transfer.to()), scheme, Points.positive(transfer.points()));
        return new Booking(item, from, organisations.earnerOf(scheme), Optional.empty());
    }

    private Booking expire(OperationRequest.Expire expire, OperationId id, Caller caller) {
        require(caller, Role.OFFICER);
        var scheme = new SchemeId(expire.scheme());
        var account = account(expire);
        return new Booking(
                new CreditItem.Expire(id, account, scheme), account, organisations.earnerOf(scheme), Optional.empty());
    }

    private Booking hold(OperationRequest.Hold hold, OperationId id, Caller caller) {
        var partner = partner(caller);
        var account = payer(hold, id, partner, caller);
        var item = new CreditItem.PlaceHold(
                id,
                account,
                new SchemeId(hold.scheme()),
                partner,
                Points.positive(hold.points()),
                second("/until", hold.until()));
        return new Booking(item, account, organisations.of(partner), Optional.of(partner));
    }

    private Booking redeem(OperationRequest.Redeem redeem, OperationId id, Caller caller) {
        var partner = partner(caller);
        var account = payer(redeem, id, partner, caller);
        var item = new CreditItem.Redeem(
                id, account, new SchemeId(redeem.scheme()), partner, Points.positive(redeem.points()));
        return new Booking(item, account, organisations.of(partner), Optional.of(partner));
    }

    private Booking reverse(OperationRequest.Reverse reverse, OperationId id, Caller caller) {
        var origin = origin(new OperationId(reverse.of()))
                .orElseThrow(
                        () -> Organisations.refused(RefusalCode.UNKNOWN_OPERATION, "no operation " + reverse.of()));
        if (origin.partner().isPresent()) {
            requireOwn(origin, caller);
        } else {
            require(caller, Role.OFFICER);
        }
        return new Booking(new CreditItem.Reverse(id, origin.id()), origin.account(), origin.msp(), origin.partner());
    }

    private Accepted ownHold(String hold, Caller caller) {
        partner(caller);
        var origin = origin(new OperationId(hold))
                .filter(found -> found.op().equals("hold"))
                .orElseThrow(() -> Organisations.refused(RefusalCode.UNKNOWN_HOLD, "no hold " + hold));
        requireOwn(origin, caller);
        return origin;
    }

    /** What was accepted here, decided or not; or, after the database was lost, what stands on the ledger. */
    private Optional<Accepted> origin(OperationId id) {
        return accepted.find(id)
                .or(() -> credit.operation(id).flatMap(recorded -> switch (recorded.operation()
                        .result()) {
                    case Result.Refused _ -> Optional.empty();
                    case Result.Posted posted -> {
                        var operation = recorded.operation();
                        yield Optional.of(new Accepted(
                                id, Booking.op(operation.item()), posted.account(), operation.msp(), posted.partner()));
                    }
                }));
    }

    /** Whose points a partner takes: the account's that it names, or that of who authorised it. An authorisation is used up in the caller's transaction. */
    private AccountId payer(OperationRequest.Payment payment, OperationId id, PartnerId partner, Caller caller) {
        var scheme = new SchemeId(payment.scheme());
        var code = payment.authorisation();
        if (code == null) {
            authorisations.requireNone(scheme);
            return account(payment);
        }
        if (payment.account() != null || payment.resident() != null) {
            throw ProblemException.invalid("/account", "ONE_OF_TWO", "an authorisation says whose points they are");
        }
        return authorisations.use(code, new PointsAuthorisations.Use(id, scheme, partner, payment.points()), caller);
    }

    private AccountId account(OfSomebody request) {
        var account = request.account();
        var resident = request.resident();
        if (account != null && resident == null) {
            return new AccountId(account);
        }
        if (resident != null && account == null) {
            return new AccountId(pseudonyms.accountOf(resident));
        }
        throw ProblemException.invalid("/account", "ONE_OF_TWO", "say exactly one of account and resident");
    }

    private static EpochSecond second(String pointer, Instant time) {
        if (time.getNano() != 0) {
            throw ProblemException.invalid(pointer, "WHOLE_SECOND", "the ledger knows whole seconds only");
        }
        return new EpochSecond(time.getEpochSecond());
    }

    private static PartnerId partner(Caller caller) {
        require(caller, Role.PARTNER);
        return caller.partner()
                .orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN, "the client acts for no partner"));
    }

    private static void requireOwn(Accepted origin, Caller caller) {
        if (!origin.partner().equals(Optional.of(partner(caller)))) {
            throw Organisations.refused(
                    RefusalCode.NOT_YOUR_PARTNER, "operation %s is not the caller's".formatted(origin.id()));
        }
    }

    private static void require(Caller caller, Role role) {
        if (!caller.is(role)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "this operation needs the role " + role.claim());
        }
    }
}
