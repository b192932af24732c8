package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.sdjwt.VerifiedSdJwt;
import org.countersign.format.status.StatusReference;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedStatusList;
import org.countersign.format.trust.TrustedType;

/** One check of a presentation: the steps of {@link CheckStep}, one after the other. */
final class PresentationRun {
    private final CheckContext context;
    private final PresentationReader reader;
    private final CheckTrail trail;

    PresentationRun(CheckContext context, PresentationReader reader) {
        this.context = context;
        this.reader = reader;
        this.trail = new CheckTrail(context);
    }

    CheckResult check(String presentation) {
        Verdict verdict;
        try {
            verdict = steps(presentation);
        } catch (Decided decided) {
            verdict = decided.verdict();
        }
        return trail.result(verdict);
    }

    private Verdict steps(String presentation) throws Decided {
        trail.at(CheckStep.READ_THE_TEXT);
        UnverifiedSdJwt shown = reader.parse(presentation);

        trail.at(CheckStep.HOLD_A_TRUST_BUNDLE);
        TrustBundle trust = TrustRules.held(context);

        trail.at(CheckStep.KNOW_THE_TIME);
        Instant now = KnownTime.now(context, trust);
        trail.know(now);

        trail.at(CheckStep.REFUSE_EXPIRED_TRUST);
        TrustRules.refuseExpired(trust, now);

        trail.at(CheckStep.FIND_THE_KEY);
        IssuerKey issuerKey =
                trust.issuerKey(reader.claimedKid(shown)).orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_ISSUER));

        trail.at(CheckStep.REFUSE_A_KEY_OUT_OF_USE);
        TrustRules.refuseOutOfUse(issuerKey.key(), now);

        trail.at(CheckStep.VERIFY_THE_SIGNATURE);
        VerifiedSdJwt verified = reader.verify(shown, issuerKey.key(), () -> trail.at(CheckStep.READ_THE_CONTENT));

        trail.at(CheckStep.READ_THE_CONTENT);
        VerifiedCredential credential = reader.credential(verified);
        CredentialStatus reference = reader.status(credential);

        trail.at(CheckStep.MATCH_TYPE_AND_ISSUER);
        TrustedType type = reader.type(credential, trust);
        TrustRules.refuseMismatch(issuerKey, type, PresentationReader.firstMoment(credential));

        trail.at(CheckStep.READ_THE_FIELDS);
        StatusReference status = known(reference, trust);
        trail.vouchFor(reader.certificate(credential, issuerKey, type, status));

        trail.at(CheckStep.COMPARE_THE_DATES);
        compareDates(credential, now);

        trail.at(CheckStep.VERIFY_THE_HOLDER);
        reader.requireHolder(credential, now, context.policy().clockTolerance(), trail);

        trail.at(CheckStep.FIND_THE_STATUS);
        HeldStatus held = HeldStatus.find(context.statusLists(), trust, status);
        trail.found(held);
        StatusAge age = held.age(now, context.policy().ageLimit(type.maxStatusAge()));

        trail.at(CheckStep.REFUSE_THE_REVOKED);
        held.refuseRevoked(age);

        trail.at(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS);
        held.refuseOld(age, now);

        trail.at(CheckStep.READ_THE_STATUS);
        held.requireValid(age);
        return new Verdict.ValidLive(age);
    }

    /** The list by its number in the bundle, since the bundle and not the credential says which lists count. */
    private static StatusReference known(CredentialStatus reference, TrustBundle trust) throws Decided {
        return trust.statusLists().stream()
                .filter(list -> list.uri().equals(reference.uri()))
                .map(TrustedStatusList::list)
                .map(list -> new StatusReference(list, reference.index()))
                .findFirst()
                .orElseThrow(() -> Decided.cannotTell(Reason.NO_STATUS));
    }

    private static void compareDates(VerifiedCredential credential, Instant now) throws Decided {
        Instant begin = PresentationReader.firstMoment(credential);
        if (now.isBefore(begin)) {
            throw new Decided(
                    new Verdict.NotYetValid(begin.atOffset(CityTime.OFFSET).toLocalDate()));
        }
        Optional<Instant> end = credential.expiresAt();
        if (end.isPresent() && !now.isBefore(end.get())) {
            throw new Decided(new Verdict.Expired(end.get()));
        }
    }
}
