package org.countersign.gateway.citizen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.issuance.IssuedCertificates.Standing;
import org.countersign.gateway.issuance.reissue.Correction;
import org.countersign.gateway.issuance.reissue.ReissueCertificate;
import org.countersign.gateway.issuance.reissue.Reissued;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What citizens may see and do with the certificates that are issued to them; of others they do not even learn that they are there. */
@Component
final class OwnCertificates {
    /** What stands on the ledger as the reason when a citizen gives up the devices. */
    private static final ReasonCode DEVICE_LOST = new ReasonCode("device_lost");

    private final IssuedCertificates certificates;
    private final ReissueCertificate reissue;
    private final TransactionOperations transactions;
    private final Clock clock;

    OwnCertificates(
            IssuedCertificates certificates,
            ReissueCertificate reissue,
            TransactionOperations transactions,
            Clock clock) {
        this.certificates = certificates;
        this.reissue = reissue;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Standing> of(Citizen citizen) {
        return certificates.ofCitizen(citizen.number());
    }

    /** One that says something today; throws {@code NOT_FOUND} for another's, {@code HOLDER_NOT_VALID} for one that does not. */
    Standing valid(Citizen citizen, String id) {
        var standing = find(citizen, id);
        if (!isValid(standing)) {
            throw new ProblemException(ProblemCode.HOLDER_NOT_VALID, ProblemCode.HOLDER_NOT_VALID.title());
        }
        return standing;
    }

    boolean isValid(Standing standing) {
        return standing.isValid(LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
    }

    /** The one that follows this, if one does and it is the citizen's to see. */
    Optional<CertificateId> following(Standing standing) {
        return reissue.following(standing.id()).map(Reissued::successor);
    }

    /**
     * Makes every copy of a certificate worthless, on whatever device or paper, by issuing it anew. Who asks again is told of the same successor. Only of a valid one: a citizen
     * does not lift a suspension this way.
     */
    CertificateId giveUp(Citizen citizen, String id) {
        var standing = find(citizen, id);
        var before = following(standing);
        if (before.isPresent()) {
            return before.get();
        }
        var own = valid(citizen, id);
        return transactions.execute(
                _ -> reissue.reissue(own.id(), Correction.NONE, DEVICE_LOST).successor());
    }

    /** Whether the certificate is the citizen's and waits for the ledger. */
    boolean isPending(Citizen citizen, String id) {
        return certificates.pendingOfCitizen(citizen.number()).stream()
                .anyMatch(pending -> pending.value().equals(id));
    }

    private Standing find(Citizen citizen, String id) {
        return of(citizen).stream()
                .filter(standing -> standing.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("there is no such certificate of this citizen"));
    }
}
