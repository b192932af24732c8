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
import org.countersign.format.trust.VerifiedTrustBundle;

/** One check, step by step. Each {@code at(...)} opens a step; a {@link Decided} thrown inside it ends the check there. */
final class CheckRun {
    private final String scanned;
    private final CheckContext context;
    private final SignatureCheck signatures;

    private CheckStep current = CheckStep.READ_THE_TEXT;
    private Optional<Instant> time = Optional.empty();
    private Optional<CheckedCertificate> certificate = Optional.empty();
    private Optional<HeldStatus> heldStatus = Optional.empty();

    CheckRun(String scanned, CheckContext context, SignatureCheck signatures) {
        this.scanned = scanned;
        this.context = context;
        this.signatures = signatures;
    }

    Verdict decide() {
        try {
            return steps();
        } catch (Decided decided) {
            return decided.verdict();
        }
    }

    private Verdict steps() throws Decided {
        at(CheckStep.READ_THE_TEXT);
        ShownPass shown = ScannedText.read(scanned);
        UnverifiedPass scannedPass = shown.pass();

        at(CheckStep.HOLD_A_TRUST_BUNDLE);
        TrustBundle trust = trust();

        at(CheckStep.KNOW_THE_TIME);
        Instant now = KnownTime.now(context, trust);
        time = Optional.of(now);

        at(CheckStep.REFUSE_EXPIRED_TRUST);
        refuseExpired(trust, now);

        at(CheckStep.FIND_THE_KEY);
        IssuerKey issuerKey =
                trust.issuerKey(scannedPass.claimedKid()).orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_ISSUER));

        at(CheckStep.REFUSE_A_KEY_OUT_OF_USE);
        refuseOutOfUse(issuerKey.key(), now);

        at(CheckStep.VERIFY_THE_SIGNATURE);
        VerifiedPass pass = verify(scannedPass, issuerKey.key());

        at(CheckStep.MATCH_TYPE_AND_ISSUER);
        TrustedType type = trust.type(pass.type()).orElseThrow(() -> Decided.notTrusted(Reason.UNKNOWN_TYPE));
        refuseMismatch(issuerKey, type, pass);

        at(CheckStep.READ_THE_FIELDS);
        certificate = Optional.of(certificate(issuerKey, type, pass));

        at(CheckStep.COMPARE_THE_DATES);
        compareDates(pass, now);

        at(CheckStep.VERIFY_THE_HOLDER);
        ShownLive live = ShownLive.verify(shown.live(), pass, signatures);

        at(CheckStep.WEIGH_THE_AGE_OF_THE_SHOWING);
        live.refuseOutOfTime(now, context.policy());

        at(CheckStep.COMPARE_THE_SHOWING);
        live.compare(context.policy().showing(type.showing()), context);

        at(CheckStep.FIND_THE_STATUS);
        HeldStatus status = HeldStatus.find(context.statusLists(), trust, pass.status());
        heldStatus = Optional.of(status);
        StatusAge age = status.age(now, context.policy().ageLimit(type.maxStatusAge()));

        at(CheckStep.REFUSE_THE_REVOKED);
        status.refuseRevoked(age);

        at(CheckStep.WEIGH_THE_AGE_OF_THE_STATUS);
        status.refuseOld(age, now);

        at(CheckStep.READ_THE_STATUS);
        status.requireValid(age);
        return live.valid(age);
    }

    private void at(CheckStep step) {
        current = step;
    }

    private TrustBundle trust() throws Decided {
        return context.trust().map(VerifiedTrustBundle::content).orElseThrow(() -> Decided.cannotTell(Reason.NO_TRUST));
    }

    private static void refuseExpired(TrustBundle trust, Instant now) throws Decided {
        if (!now.isBefore(trust.expiresAt())) {
            throw Decided.cannotTell(Reason.TRUST_EXPIRED);
        }
    }

    /** Offline nobody can tell when a pass was signed, so a stolen key spoils all that it ever signed. */
    private static void refuseOutOfUse(TrustedKey key, Instant now) throws Decided {
        if (key.compromisedAt().isPresent()) {
            throw Decided.notTrusted(Reason.KEY_COMPROMISED);
        }
        if (now.isBefore(key.notBefore())) {
            throw Decided.notTrusted(Reason.KEY_NOT_IN_USE);
        }
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
                at(CheckStep.READ_THE_CONTENT);
                yield Decided.unreadable(Reason.CONTENT_UNKNOWN);
            }
        };
    }

    /** A key that had ended before the certificate begins cannot have been meant to vouch for it. */
    private static void refuseMismatch(IssuerKey issuerKey, TrustedType type, VerifiedPass pass) throws Decided {
        if (!issuerKey.issuer().types().contains(type.code())) {
            throw Decided.notTrusted(Reason.TYPE_NOT_ALLOWED);
        }
        Optional<Instant> end = issuerKey.key().notAfter();
        if (end.isPresent() && CityTime.startOf(pass.validFrom()).isAfter(end.get())) {
            throw Decided.notTrusted(Reason.KEY_NOT_IN_USE);
        }
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

    CheckResult result(Verdict verdict) {
        Optional<TrustBundle> trust = context.trust().map(VerifiedTrustBundle::content);
        CheckBasis basis = new CheckBasis(
                context.desk(),
                time,
                trust.map(TrustBundle::version),
                trust.map(TrustBundle::height),
                heldStatus.map(HeldStatus::uri),
                heldStatus.map(HeldStatus::issuedAt));
        return new CheckResult(verdict, StepResult.decidedAt(current), certificate, basis);
    }
}
