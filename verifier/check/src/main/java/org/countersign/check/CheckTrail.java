package org.countersign.check;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.trust.TrustBundle;
import org.countersign.format.trust.VerifiedTrustBundle;

/** How far a check came, and what it has verified until there. */
final class CheckTrail {
    private final CheckContext context;
    private CheckStep current = CheckStep.READ_THE_TEXT;
    private Optional<Instant> time = Optional.empty();
    private Optional<CheckedCertificate> certificate = Optional.empty();
    private Optional<HeldStatus> heldStatus = Optional.empty();

    CheckTrail(CheckContext context) {
        this.context = context;
    }

    void at(CheckStep step) {
        current = step;
    }

    void know(Instant now) {
        time = Optional.of(now);
    }

    void vouchFor(CheckedCertificate verified) {
        certificate = Optional.of(verified);
    }

    void found(HeldStatus status) {
        heldStatus = Optional.of(status);
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
