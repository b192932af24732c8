package org.countersign.gateway.issuance.reissue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.issuance.CertificateFields;
import org.countersign.gateway.issuance.CertificateRow;
import org.countersign.gateway.issuance.CertificateState;
import org.countersign.gateway.issuance.CheckedCertificate;
import org.countersign.gateway.issuance.FieldProblem;
import org.countersign.gateway.issuance.IssueCertificates;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.SchemaViolations;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Issues a certificate anew and revokes the old one: with corrected fields, or with the same ones, so that all copies of the old one become worthless.
 *
 * <p>Order: (1) in the caller's transaction, all or nothing: the new certificate, its registration in the outbox, and the row that names both; (2) the ledger registers
 * the new one; (3) in one transaction of {@link ReissueFollower}: the old one's revocation in the outbox, and the row's new state; (4) the ledger revokes the old one.
 * What survives a crash: before the end of (1) the old certificate and nothing else; after it everything, because the outbox delivers (2) and (4), and (3) is looked for
 * again and again. Between (2) and (4) both are valid; at no time is neither. When the ledger refuses (2), the old one stays as it was and may be reissued again.
 */
@Component
public final class ReissueCertificate {
    private final ReadCertificates certificates;
    private final CertificateView chain;
    private final CertificateFields fields;
    private final TypeCatalogue types;
    private final IssueCertificates issue;
    private final ReissueTable table;
    private final Clock clock;

    ReissueCertificate(
            ReadCertificates certificates,
            CertificateView chain,
            CertificateFields fields,
            TypeCatalogue types,
            IssueCertificates issue,
            ReissueTable table,
            Clock clock) {
        this.certificates = certificates;
        this.chain = chain;
        this.fields = fields;
        this.types = types;
        this.issue = issue;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Reissues within the caller's transaction, which also holds what makes a repeated request harmless. Others who want to reissue the same certificate wait, and are then
     * refused.
     *
     * @param reason why the old one is revoked: a code for the ledger
     * @throws ProblemException {@code NOT_FOUND}; {@code CERTIFICATE_NOT_REGISTERED}; {@code ALREADY_REISSUED}; {@code CERTIFICATE_REVOKED}; {@code CERTIFICATE_SUSPENDED}; {@code VALIDATION_FAILED} where the corrected fields break a rule of
     *     the type; {@code CERTIFICATE_EXPIRED} where the new one would have ended; {@code DUPLICATE_CERTIFICATE} where the corrected one is another document that exists
     */
    public Reissued reissue(CertificateId predecessor, Correction correction, ReasonCode reason) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a certificate is reissued in a transaction, all or nothing");
        }
        var row = certificates.locked(predecessor);
        if (certificates.stateNow(row) != CertificateState.REGISTERED) {
            throw ReadCertificates.notRegistered(predecessor);
        }
        if (table.following(predecessor).isPresent()) {
            throw new ProblemException(
                    ProblemCode.ALREADY_REISSUED, "certificate " + predecessor + " has a successor already");
        }
        // What an officer took out of use does not come back under another number.
        chain.find(predecessor)
                .ifPresent(found ->
                        refuseUnlessValid(predecessor, found.certificate().status()));
        var checked = corrected(row, correction);
        var document = table.document(predecessor);
        table.begin(predecessor);
        var successor = issue.write(issue.sign(List.of(checked)), Optional.empty()).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.DUPLICATE_CERTIFICATE,
                        "the corrected certificate is another document, which was issued already"));
        table.insert(predecessor, successor, reason, document);
        return new Reissued(predecessor, successor, Reissued.State.PENDING);
    }

    /** What follows this certificate, if anything does; never one that the ledger refused. */
    public Optional<Reissued> following(CertificateId predecessor) {
        return table.following(predecessor);
    }

    /** What this certificate follows. */
    public Optional<Reissued> preceding(CertificateId successor) {
        return table.preceding(successor);
    }

    /** The type of a certificate that is stored. */
    public CertificateType typeOf(CertificateId id) {
        return typeOf(certificates.row(id));
    }

    private static void refuseUnlessValid(CertificateId id, CertificateStatus status) {
        switch (status) {
            case VALID -> {}
            case SUSPENDED ->
                throw new ProblemException(ProblemCode.CERTIFICATE_SUSPENDED, "certificate " + id + " is suspended");
            case REVOKED ->
                throw new ProblemException(ProblemCode.CERTIFICATE_REVOKED, "certificate " + id + " is revoked");
        }
    }

    private CertificateType typeOf(CertificateRow row) {
        return types.find(row.type())
                .orElseThrow(() ->
                        new IllegalStateException("the type %s has no definition any more".formatted(row.type())));
    }

    /** What the successor would say; throws as {@link #reissue} does, and writes nothing. */
    public CheckedCertificate corrected(CertificateRow row, Correction correction) {
        var type = typeOf(row);
        var values = new HashMap<>(fields.of(row.id()));
        values.putAll(correction.fields());
        var result = SchemaCheck.check(
                type,
                values,
                correction.validFrom().or(() -> Optional.of(row.validFrom().toString())),
                correction.validUntil().or(() -> row.validUntil().map(LocalDate::toString)),
                LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
        return switch (result) {
            case SchemaResult.Satisfied(var certificate) -> notEnded(row, certificate);
            case SchemaResult.Broken(var problems) -> throw broken(type, problems);
        };
    }

    private CheckedCertificate notEnded(CertificateRow row, CheckedCertificate certificate) {
        var hasEnded = certificate
                .validUntil()
                .filter(last -> !CityTime.expiryAtEndOf(last).isAfter(clock.instant()))
                .isPresent();
        if (hasEnded) {
            throw new ProblemException(
                    ProblemCode.CERTIFICATE_EXPIRED,
                    "certificate " + row.id() + " has ended; its successor needs another validUntil");
        }
        return certificate;
    }

    private static ProblemException broken(CertificateType type, List<FieldProblem> problems) {
        return ProblemException.invalid(problems.stream()
                .map(problem -> SchemaViolations.of(type, problem))
                .toList());
    }
}
