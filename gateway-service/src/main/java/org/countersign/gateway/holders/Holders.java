package org.countersign.gateway.holders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.ledger.AccountId;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.issuance.IssuedCertificates.Standing;
import org.countersign.gateway.issuance.copies.HeldCopies;
import org.countersign.gateway.privacy.AccountPseudonyms;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/** From a proven key to the certificate: the key names the copy, the copy the certificate. */
@Component
final class Holders {
    private final HeldCopies copies;
    private final IssuedCertificates certificates;
    private final AccountPseudonyms pseudonyms;
    private final Clock clock;

    Holders(HeldCopies copies, IssuedCertificates certificates, AccountPseudonyms pseudonyms, Clock clock) {
        this.copies = copies;
        this.certificates = certificates;
        this.pseudonyms = pseudonyms;
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

    /** The account of whom a valid certificate is of. Of several persons it would not say which of them holds the device, and a business has no account. */
    Optional<AccountId> accountOf(HolderKey key) {
        var citizens = certificates.citizensOf(validCertificateOf(key).id());
        return citizens.size() == 1
                ? Optional.of(new AccountId(pseudonyms.accountOf(citizens.getFirst())))
                : Optional.empty();
    }
}
