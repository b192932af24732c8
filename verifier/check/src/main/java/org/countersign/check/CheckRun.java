package org.countersign.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.FormatCode;
import org.countersign.format.FormatException;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.pass.PassField;
import org.countersign.format.pass.ShownPass;
import org.countersign.format.pass.UnverifiedPass;
import org.countersign.format.pass.VerifiedPass;
import org.countersign.format.trust.IssuerKey;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.TrustedKey;
import org.countersign.format.trust.TrustedType;

/** One check, step by step. Each {@code trail.at(...)} opens a step; a {@link Decided} thrown inside it ends the check there. */
final class CheckRun {
    private final String scanned;
    private final CheckContext context;
    private final SignatureCheck signatures;
    private final CheckTrail trail;

    CheckRun(String scanned, CheckContext context, SignatureCheck signatures) {
        this.scanned = scanned;
        this.context = context;
        this.signatures = signatures;
        this.trail = new CheckTrail(context);
    }

    CheckResult check() {
        Verdict verdict;
        try {
            verdict = steps();
        } catch (Decided decided) {
            verdict = decided.verdict();
        }
        return trail.result(verdict);
    }

    private Verdict steps() throws Decided {
        trail.at(CheckStep.READ_THE_TEXT);
        ShownPass shown = ScannedText.read(scanned);
        UnverifiedPass scannedPass = shown.pass();

        trail.at(CheckStep.HOLD_A_TRUST_BUNDLE);
        TrustBundle trust = TrustRules.held(context);

        trail.at(CheckStep.KNOW_THE_TIME);
        Instant now = KnownTime.now(context, trust);
        trail.know(now);

        trail.at(CheckStep.REFUSE_EXPIRED_TRUST);
        TrustRules.refuseExpired(trust, now);

        trail.at(CheckStep.FIND_THE_KEY);
        IssuerKey issuerKey =
                trust.issuerKey(scannedPass.claimedKid()).orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_ISSUER));

        trail.at(CheckStep.REFUSE_A_KEY_OUT_OF_USE);
        TrustRules.refuseOutOfUse(issuerKey.key(), now);

        trail.at(CheckStep.VERIFY_THE_SIGNATURE);
        VerifiedPass pass = verify(scannedPass, issuerKey.key());

        trail.at(CheckStep.MATCH_TYPE_AND_ISSUER);
        TrustedType type = trust.type(pass.type()).orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_TYPE));
        TrustRules.refuseMismatch(issuerKey, type, CityTime.startOf(pass.validFrom()));

        trail.at(CheckStep.READ_THE_FIELDS);
        trail.vouchFor(certificate(issuerKey, type, pass));

        trail.at(CheckStep.COMPARE_THE_DATES);
        compareDates(pass, now);

        trail.at(CheckStep.VERIFY_THE_HOLDER);
        ShownLive live = ShownLive.verify(shown.live(), pass, signatures);

        trail.at(CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING);
        live.refuseOutOfTime(now, context.policy());

        trail.at(CheckStep.COMPARE_THE_SHOWING);
        live.compare(context.policy().showing(type.showing()), context);

        trail.at(CheckStep.FIND_THE_STATUS);
        HeldStatus status = HeldStatus.find(context.statusLists(), trust, pass.status());
        trail.found(status);
        StatusAge age = status.age(now, context.policy().ageLimit(type.maxStatusAge()));

        trail.at(CheckStep.REFUSE_THE_REVOKED);
        status.refuseRevoked(age);

        trail.at(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS);
        status.refuseOld(age, now);

        trail.at(CheckStep.READ_THE_STATUS);
        status.requireValid(age);
        return live.valid(age);
    }

    private VerifiedPass verify(UnverifiedPass scannedPass, TrustedKey key) throws Decided {
        try {
            return scannedPass.verify(key.key(), signatures);
        } catch (FormatException e) {
            throw whyNot(e.code());
        }
    }

    private Decided whyNot(FormatCode code) {
        return switch (code) {
            case COSE_SIGNATURE, COSE_SIGNATURE_FORM, COSE_ALGORITHM -> Decided.notTrusted(Reason.BAD_SIGNATURE);
            case COSE_ALGORITHM_LACKING -> Decided.cannotTell(Reason.ALGORITHM_LACKING);
            default -> {
                trail.at(CheckStep.READ_THE_CONTENT);
                yield Decided.unreadable(Reason.CONTENT_UNKNOWN);
            }
        };
    }

    private static CheckedCertificate certificate(IssuerKey issuerKey, TrustedType type, VerifiedPass pass)
            throws Decided {
        List<PassField> fields;
        try {
            fields = pass.fields(type.profile());
        } catch (FormatException e) {
            throw Decided.unreadable(Reason.CONTENT_UNKNOWN);
        }
        return new CheckedCertificate(
                issuerKey.issuer().id(),
                issuerKey.issuer().name(),
                type.code(),
                type.name(),
                pass.validFrom(),
                pass.expiresAt(),
                fields,
                pass.status(),
                pass.kid(),
                pass.message());
    }

    private static void compareDates(VerifiedPass pass, Instant now) throws Decided {
        if (now.isBefore(CityTime.startOf(pass.validFrom()))) {
            throw new Decided(new Verdict.NotYetValid(pass.validFrom()));
        }
        Optional<Instant> end = pass.expiresAt();
        if (end.isPresent() && !now.isBefore(end.get())) {
            throw new Decided(new Verdict.Expired(end.get()));
        }
    }
}
