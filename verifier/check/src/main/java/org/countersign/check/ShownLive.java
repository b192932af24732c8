package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.pass.LiveShowing;
import org.countersign.format.pass.Purpose;
import org.countersign.format.pass.UnverifiedLivePass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.trust.Showing;

/** Steps 12 to 14: how a pass was shown. Empty for a pass by itself, which proves the issuer's word, not who holds it. */
record ShownLive(Optional<LiveShowing> showing) {

    static ShownLive verify(Optional<UnverifiedLivePass> live, VerifiedPass pass, SignatureCheck signatures)
            throws Decided {
        if (live.isEmpty()) {
            return new ShownLive(Optional.empty());
        }
        try {
            return new ShownLive(Optional.of(live.get().verify(pass, signatures)));
        } catch (FormatException e) {
            throw switch (e.code()) {
                case COSE_SIGNATURE, COSE_SIGNATURE_FORM, COSE_ALGORITHM, LIVE_NO_HOLDER ->
                    new Decided(new Verdict.WrongShowing(Reason.HOLDER_NOT_PROVEN));
                case COSE_ALGORITHM_LACKING -> Decided.cannotTell(Reason.ALGORITHM_LACKING);
                default -> Decided.unreadable(Reason.CONTENT_UNKNOWN);
            };
        }
    }

    /** Both ends count as inside. */
    void refuseOutOfTime(Instant now, CheckPolicy policy) throws Decided {
        if (showing.isEmpty()) {
            return;
        }
        Instant at = showing.get().issuedAt();
        if (at.isBefore(now.minus(policy.maxShowingAge()))) {
            throw wrong(Reason.SHOWING_TOO_OLD);
        }
        if (at.isAfter(now.plus(policy.maxShowingAhead()))) {
            throw wrong(Reason.SHOWING_IN_FUTURE);
        }
    }

    /** What the holder limited stays limited, also where the desk demands nothing. */
    void compare(Showing wanted, CheckContext context) throws Decided {
        if (showing.isEmpty()) {
            refuseStatic(wanted);
            return;
        }
        LiveShowing shown = showing.get();
        if (shown.audience().isPresent()
                && !shown.audience().get().value().equals(context.desk().value())) {
            throw wrong(Reason.OTHER_DESK);
        }
        if (wanted == Showing.DESK_BOUND && shown.audience().isEmpty()) {
            throw wrong(Reason.DESK_BOUND_NEEDED);
        }
        comparePurposes(context.policy().purpose(), shown.purpose());
    }

    private static void comparePurposes(Optional<Purpose> wanted, Optional<Purpose> shown) throws Decided {
        if (wanted.isPresent() && shown.isEmpty()) {
            throw wrong(Reason.PURPOSE_NEEDED);
        }
        if (shown.isPresent() && !shown.equals(wanted)) {
            throw wrong(Reason.OTHER_PURPOSE);
        }
    }

    private static void refuseStatic(Showing wanted) throws Decided {
        switch (wanted) {
            case STATIC -> {}
            case LIVE -> throw wrong(Reason.LIVE_NEEDED);
            case DESK_BOUND -> throw wrong(Reason.DESK_BOUND_NEEDED);
        }
    }

    Verdict valid(StatusAge age) {
        return showing.isPresent() ? new Verdict.ValidLive(age, showing.get().issuedAt()) : new Verdict.ValidAsOf(age);
    }

    private static Decided wrong(Reason reason) {
        return new Decided(new Verdict.WrongShowing(reason));
    }
}
