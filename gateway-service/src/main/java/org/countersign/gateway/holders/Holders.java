package org.countersign.gateway.holders;

import java.time.Clock;
import java.time.LocalDate;
import org.countersign.format.CityTime;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.issuance.IssuedCertificates.Standing;
import org.countersign.gateway.issuance.copies.HeldCopies;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/** From a proven key to the certificate: the key names the copy, the copy the certificate. */
@Component
final class Holders {
    private final HeldCopies copies;
    private final IssuedCertificates certificates;
    private final Clock clock;

    Holders(HeldCopies copies, IssuedCertificates certificates, Clock clock) {
        this.copies = copies;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** The certificate however it stands: also who holds a revoked one is told that it is. */
    Standing certificateOf(HolderKey key) {
        return copies.certificateOf(key.thumbprint())
                .flatMap(certificates::standing)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.HOLDER_UNKNOWN, ProblemCode.HOLDER_UNKNOWN.title()));
    }

    /** The certificate if it is good now: whoever has a device whose certificate was revoked for its loss learns nothing more and spends nothing. */
    Standing validCertificateOf(HolderKey key) {
        var standing = certificateOf(key);
        if (!standing.isValid(LocalDate.ofInstant(clock.instant(), CityTime.OFFSET))) {
            throw new ProblemException(ProblemCode.HOLDER_NOT_VALID, ProblemCode.HOLDER_NOT_VALID.title());
        }
        return standing;
    }
}
