package org.countersign.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.status.StatusListUri;
import org.countersign.format.status.StatusReference;
import org.countersign.format.status.StatusValue;
import org.countersign.format.status.VerifiedStatusList;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedStatusList;

/** Steps 15 to 18: the status of one certificate in the list that the counter holds. */
record HeldStatus(VerifiedStatusList list, StatusValue value, boolean goesWithTrust) {

    static HeldStatus find(HeldStatusLists held, TrustBundle trust, StatusReference reference) throws Decided {
        TrustedStatusList trusted =
                trust.statusList(reference.list()).orElseThrow(() -> Decided.cannotTell(Reason.NO_STATUS));
        VerifiedStatusList list = held.find(trusted.uri()).orElseThrow(() -> Decided.cannotTell(Reason.NO_STATUS));
        if (!isTrusted(list, trust)) {
            throw Decided.cannotTell(Reason.STATUS_NOT_TRUSTED);
        }
        StatusValue value =
                list.token().list().at(reference.index()).orElseThrow(() -> Decided.cannotTell(Reason.STATUS_UNKNOWN));
        return new HeldStatus(list, value, trusted.goesWith(list.token().issuedAt()));
    }

    /** The bundle may have dropped a status key after the list was accepted; the bundle of today decides. */
    static boolean isTrusted(VerifiedStatusList list, TrustBundle trust) {
        Optional<TrustedKey> key = trust.statusKey(list.kid());
        return key.isPresent()
                && key.get().key().equals(list.key())
                && key.get().compromisedAt().isEmpty()
                && key.get().signsAt(list.token().issuedAt());
    }

    StatusListUri uri() {
        return list.token().uri();
    }

    Instant issuedAt() {
        return list.token().issuedAt();
    }

    StatusAge age(Instant now, Duration limit) {
        return new StatusAge(issuedAt(), Duration.between(issuedAt(), now), limit);
    }

    /** Revoked is final, so even an old list may say it. */
    void refuseRevoked(StatusAge age) throws Decided {
        if (value.equals(StatusValue.REVOKED)) {
            throw new Decided(new Verdict.Revoked(age));
        }
    }

    /** Also a list from before what the bundle goes with: an old list beside a new bundle is no pair. */
    void refuseOld(StatusAge age, Instant now) throws Decided {
        Optional<Instant> end = list.token().expiresAt();
        boolean ended = end.isPresent() && !now.isBefore(end.get());
        if (ended || !goesWithTrust || !age.isWithinLimit()) {
            throw new Decided(new Verdict.CannotTell(Reason.STATUS_TOO_OLD, Optional.of(age)));
        }
    }

    void requireValid(StatusAge age) throws Decided {
        if (value.equals(StatusValue.SUSPENDED)) {
            throw new Decided(new Verdict.Suspended(age));
        }
        if (!value.equals(StatusValue.VALID)) {
            throw new Decided(new Verdict.CannotTell(Reason.STATUS_UNKNOWN, Optional.of(age)));
        }
    }
}
