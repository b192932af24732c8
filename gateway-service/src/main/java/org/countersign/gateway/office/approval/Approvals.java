package org.countersign.gateway.office.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.CheckedCertificate;
import org.countersign.gateway.issuance.IssueCertificates;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.SchemaViolations;
import org.countersign.gateway.issuance.reissue.Correction;
import org.countersign.gateway.issuance.reissue.ReissueCertificate;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.office.events.Reason;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets a second officer decide what a first one asked for.
 *
 * <p>Order of writes: asking is one transaction of the caller's. Approving is one transaction: the request is locked, the certificate is issued as any other, the request is
 * closed and its sealed content goes, the event is written. A crash before its end leaves a request that waits; after it the outbox delivers.
 */
@Component
public final class Approvals {
    private static final int QUEUE = 100;
    private static final int LATEST = 20;

    private final ApprovalTable table;
    private final IssueCertificates issue;
    private final ReissueCertificate reissue;
    private final TypeCatalogue types;
    private final OfficeEvents events;
    private final CertificateIds ids;
    private final TransactionOperations transaction;
    private final Clock clock;

    Approvals(
            ApprovalTable table,
            IssueCertificates issue,
            ReissueCertificate reissue,
            TypeCatalogue types,
            OfficeEvents events,
            CertificateIds ids,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.issue = issue;
        this.reissue = reissue;
        this.types = types;
        this.events = events;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Asks for a new certificate; joins the caller's transaction. */
    public UUID askToIssue(Officer officer, TypeCode type, Asked asked) {
        return ask(officer, type, Optional.empty(), Optional.empty(), asked);
    }

    /** Asks for a corrected certificate in place of another; joins the caller's transaction. */
    public UUID askToReissue(
            Officer officer, TypeCode type, CertificateId predecessor, ReasonCode reason, Asked asked) {
        return ask(officer, type, Optional.of(predecessor), Optional.of(reason), asked);
    }

    private UUID ask(
            Officer officer,
            TypeCode type,
            Optional<CertificateId> predecessor,
            Optional<ReasonCode> reason,
            Asked asked) {
        var id = ids.next();
        table.insert(id, type, predecessor, reason, asked, officer.id());
        events.add(officer, OfficeAction.ASKED, Optional.of(id.toString()), Optional.empty());
        return id;
    }

    /** Those that wait, the oldest first. */
    public List<ApprovalRequest> waiting() {
        return table.waiting(QUEUE);
    }

    /** Those decided last. */
    public List<ApprovalRequest> decided() {
        return table.decided(LATEST);
    }

    public ApprovalRequest find(UUID id) {
        return table.find(id).orElseThrow(Approvals::unknown);
    }

    /** What was asked for; empty once it is decided. */
    public Optional<Asked> asked(UUID id) {
        return table.asked(id);
    }

    /**
     * Issues what was asked for.
     *
     * @throws ProblemException {@code OWN_REQUEST}, {@code REQUEST_DECIDED}, and what issuing throws: then the request goes on waiting
     */
    public CertificateId approve(Officer officer, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var request = decidable(officer, id);
            var asked = table.asked(id).orElseThrow(Approvals::unknown);
            var certificate = request.predecessor()
                    .map(old -> reissued(request, old, asked))
                    .orElseGet(() -> issue.issue(checked(request, asked)));
            table.decide(id, "APPROVED", officer.id(), null, certificate);
            events.add(officer, OfficeAction.APPROVED, Optional.of(id.toString()), Optional.empty());
            events.add(
                    officer,
                    request.predecessor().isPresent() ? OfficeAction.REISSUED : OfficeAction.ISSUED,
                    certificate);
            return certificate;
        }));
    }

    /** Sends it back; what it said of a person goes. */
    public void decline(Officer officer, UUID id, Reason reason) {
        transaction.executeWithoutResult(_ -> {
            decidable(officer, id);
            table.decide(id, "DECLINED", officer.id(), reason.code(), null);
            events.add(officer, OfficeAction.DECLINED, Optional.of(id.toString()), Optional.of(reason));
        });
    }

    private ApprovalRequest decidable(Officer officer, UUID id) {
        var request = table.lock(id).orElseThrow(Approvals::unknown);
        if (!request.isWaiting()) {
            throw new ProblemException(ProblemCode.REQUEST_DECIDED, "request " + id + " is " + request.state());
        }
        if (request.askedBy().equals(officer.id())) {
            throw new ProblemException(ProblemCode.OWN_REQUEST, "request " + id + " is the officer's own");
        }
        return request;
    }

    private CertificateId reissued(ApprovalRequest request, CertificateId old, Asked asked) {
        var correction = new Correction(
                asked.fields(), Optional.ofNullable(asked.validFrom()), Optional.ofNullable(asked.validUntil()));
        return reissue.reissue(old, correction, request.reissueReason().orElseThrow())
                .successor();
    }

    /** Checked when it was asked for; the day has moved since. */
    private CheckedCertificate checked(ApprovalRequest request, Asked asked) {
        var type = typeOf(request);
        var result = SchemaCheck.check(
                type,
                asked.fields(),
                Optional.ofNullable(asked.validFrom()),
                Optional.ofNullable(asked.validUntil()),
                LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
        return switch (result) {
            case SchemaResult.Satisfied(var certificate) -> certificate;
            case SchemaResult.Broken(var problems) ->
                throw ProblemException.invalid(problems.stream()
                        .map(problem -> SchemaViolations.of(type, problem))
                        .toList());
        };
    }

    public CertificateType typeOf(ApprovalRequest request) {
        return types.find(request.type())
                .orElseThrow(() ->
                        new IllegalStateException("the type %s has no definition any more".formatted(request.type())));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("there is no such request");
    }
}
