package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedType;
import org.countersign.format.trust.VerifiedTrustBundle;

/** What the trust bundle allows, whichever form of a certificate is shown. */
final class TrustRules {
    private TrustRules() {}

    static TrustBundle held(CheckContext context) throws Decided {
        return context.trust().map(VerifiedTrustBundle::content).orElseThrow(() -> Decided.cannotTell(Reason.NO_TRUST));
    }

    static void refuseExpired(TrustBundle trust, Instant now) throws Decided {
        if (!now.isBefore(trust.expiresAt())) {
            throw Decided.cannotTell(Reason.TRUST_EXPIRED);
        }
    }

    /** Offline nobody can tell when something was signed, so a stolen key spoils all that it ever signed. */
    static void refuseOutOfUse(TrustedKey key, Instant now) throws Decided {
        if (key.compromisedAt().isPresent()) {
            throw Decided.notTrusted(Reason.KEY_COMPROMISED);
        }
        if (now.isBefore(key.notBefore())) {
            throw Decided.notTrusted(Reason.KEY_NOT_IN_USE);
        }
    }

    /** A key that had ended before the certificate begins cannot have been meant to vouch for it. */
    static void refuseMismatch(IssuerKey issuerKey, TrustedType type, Instant begin) throws Decided {
        if (!issuerKey.issuer().types().contains(type.code())) {
            throw Decided.notTrusted(Reason.TYPE_NOT_ALLOWED);
        }
        Optional<Instant> end = issuerKey.key().notAfter();
        if (end.isPresent() && begin.isAfter(end.get())) {
            throw Decided.notTrusted(Reason.KEY_NOT_IN_USE);
        }
    }
}
