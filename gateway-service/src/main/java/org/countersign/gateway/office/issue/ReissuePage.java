package org.countersign.gateway.office.issue;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.format.Names;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.CertificateFields;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.CertificateRow;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.issuance.reissue.Correction;
import org.countersign.gateway.issuance.reissue.ReissueCertificate;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.approval.Approvals;
import org.countersign.gateway.office.approval.Asked;
import org.countersign.gateway.office.certificates.ShowCertificates;
import org.countersign.gateway.office.certificates.ShownCertificate;
import org.countersign.gateway.office.certificates.Unmasked;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.office.events.Reason;
import org.countersign.gateway.office.pages.ProblemWords;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.problem.Violation;
import org.countersign.gateway.security.OfficePage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Corrects a certificate: only what is typed changes, so an officer need not see the rest. */
@Hidden
@Controller
@OfficePage
@RequestMapping(OfficePage.PATH + "/certificates/{id}/reissue")
final class ReissuePage {
    private final ReadCertificates certificates;
    private final ShowCertificates show;
    private final CertificateFields fields;
    private final ReissueCertificate reissue;
    private final Approvals approvals;
    private final Unmasked unmasked;
    private final Idempotency idempotency;
    private final OfficeEvents events;
    private final CertificateIds ids;
    private final JsonMapper json;

    ReissuePage(
            ReadCertificates certificates,
            ShowCertificates show,
            CertificateFields fields,
            ReissueCertificate reissue,
            Approvals approvals,
            Unmasked unmasked,
            Idempotency idempotency,
            OfficeEvents events,
            CertificateIds ids,
            JsonMapper json) {
        this.certificates = certificates;
        this.show = show;
        this.fields = fields;
        this.reissue = reissue;
        this.approvals = approvals;
        this.unmasked = unmasked;
        this.idempotency = idempotency;
        this.events = events;
        this.ids = ids;
        this.json = json;
    }

    @GetMapping
    @ForOfficers(OfficerRole.OFFICER)
    ModelAndView form(@PathVariable String id, Officer officer, HttpSession session) {
        var row = certificates.registered(Paths.certificate(id));
        var form = IssueForm.of(show.typeOf(row), Map.of());
        return form(row, form, ids.next().toString(), sees(officer, session, row), null);
    }

    @PostMapping
    @ForOfficers(OfficerRole.OFFICER)
    ModelAndView send(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam String submission,
            Officer officer,
            HttpSession session) {
        var row = certificates.row(Paths.certificate(id));
        var type = show.typeOf(row);
        var form = IssueForm.of(type, parameters);
        var call = new IdempotentCall(
                officer.client(), "office.reissue/" + row.id(), new IdempotencyKey(submission), form);
        try {
            var kept =
                    idempotency.once(call, () -> Answer.accepted(new IssuePage.Sent(done(row, type, form, officer))));
            return new ModelAndView("redirect:"
                    + json.readValue(kept.body(), IssuePage.Sent.class).path());
        } catch (ProblemException problem) {
            return form(row, form, submission, sees(officer, session, row), problem);
        }
    }

    private String done(CertificateRow row, CertificateType type, IssueForm form, Officer officer) {
        var why = Reason.named(form.reason(), Reason.Use.REISSUE)
                .orElseThrow(() -> ProblemException.invalid("/reason", "NOT_IN_TABLE", "is not a reason for this"));
        var reason = new ReasonCode(why.code());
        var correction = new Correction(form.filled(), form.from(), form.until());
        if (type.needsApproval() && !correction.isNone()) {
            // What cannot be done is said to who asks, not to who approves.
            reissue.corrected(row, correction);
            var asked = new Asked(
                    form.filled(), form.from().orElse(null), form.until().orElse(null));
            return OfficePage.PATH + "/approvals/"
                    + approvals.askToReissue(officer, type.code(), row.id(), reason, asked);
        }
        var reissued = reissue.reissue(row.id(), correction, reason);
        events.add(officer, OfficeAction.REISSUED, row.id(), why);
        return OfficePage.PATH + "/certificates/" + reissued.successor();
    }

    private ModelAndView form(
            CertificateRow row, IssueForm form, String submission, boolean plain, @Nullable ProblemException problem) {
        var type = show.typeOf(row);
        var now = ShowCertificates.lines(type, fields.of(row.id()), plain).stream()
                .collect(Collectors.toMap(ShownCertificate.Line::name, ShownCertificate.Line::zh));
        var violations = problem == null ? List.<Violation>of() : problem.violations();
        var page = new ModelAndView("office/reissue");
        page.addObject("certificate", show.show(row.id(), plain));
        page.addObject("type", type);
        page.addObject(
                "fields",
                form.shown(type, now, List.of()).stream()
                        .map(field -> wrong("/fields/" + field.name(), violations)
                                .map(field::wrong)
                                .findFirst()
                                .orElse(field))
                        .toList());
        page.addObject("form", form);
        page.addObject("submission", submission);
        page.addObject("reasons", Reason.of(Reason.Use.REISSUE));
        page.addObject("wrong", violations.size());
        page.addObject("wrongReason", wrong("/reason", violations).toList());
        page.addObject("wrongFrom", wrong("/validFrom", violations).toList());
        page.addObject("wrongUntil", wrong("/validUntil", violations).toList());
        page.addObject(
                "problem",
                problem == null || !violations.isEmpty() ? "" : problem.code().name());
        page.addObject("words", problem == null ? new Names("—", "—") : ProblemWords.of(problem.code()));
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static Stream<Names> wrong(String pointer, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.pointer().equals(pointer))
                .map(violation -> IssueForm.words(violation.code()));
    }

    private boolean sees(Officer officer, HttpSession session, CertificateRow row) {
        return unmasked.sees(officer, session, row.id());
    }
}
