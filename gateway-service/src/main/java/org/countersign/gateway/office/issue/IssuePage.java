package org.countersign.gateway.office.issue;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.CheckedCertificate;
import org.countersign.gateway.issuance.FieldProblem;
import org.countersign.gateway.issuance.IssueCertificates;
import org.countersign.gateway.issuance.SchemaCheck;
import org.countersign.gateway.issuance.SchemaResult;
import org.countersign.gateway.issuance.types.CertificateType;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.approval.Approvals;
import org.countersign.gateway.office.approval.Asked;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.office.pages.ProblemWords;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Choose a type, fill in its form, issue. */
@Hidden
@Controller
@OfficePage
@RequestMapping(OfficePage.PATH + "/issue")
final class IssuePage {
    private final TypeCatalogue types;
    private final IssueCertificates issue;
    private final Approvals approvals;
    private final Idempotency idempotency;
    private final OfficeEvents events;
    private final CertificateIds ids;
    private final JsonMapper json;
    private final Clock clock;

    IssuePage(
            TypeCatalogue types,
            IssueCertificates issue,
            Approvals approvals,
            Idempotency idempotency,
            OfficeEvents events,
            CertificateIds ids,
            JsonMapper json,
            Clock clock) {
        this.types = types;
        this.issue = issue;
        this.approvals = approvals;
        this.idempotency = idempotency;
        this.events = events;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** Where a form that was sent leads; kept for who sends it twice. */
    record Sent(String path) {}

    @GetMapping
    @ForOfficers(OfficerRole.OFFICER)
    String choose(Model model) {
        model.addAttribute("types", types.all());
        return "office/types";
    }

    @GetMapping("/{code}")
    @ForOfficers(OfficerRole.OFFICER)
    ModelAndView form(@PathVariable String code) {
        var type = type(code);
        return form(type, IssueForm.of(type, Map.of()), ids.next().toString(), List.of(), null);
    }

    @PostMapping("/{code}")
    @ForOfficers(OfficerRole.OFFICER)
    ModelAndView send(
            @PathVariable String code,
            @RequestParam Map<String, String> parameters,
            @RequestParam String submission,
            Officer officer) {
        var type = type(code);
        var form = IssueForm.of(type, parameters);
        var result = SchemaCheck.check(
                type, form.fields(), form.from(), form.until(), LocalDate.ofInstant(clock.instant(), CityTime.OFFSET));
        return switch (result) {
            case SchemaResult.Broken(var problems) -> form(type, form, submission, problems, null);
            case SchemaResult.Satisfied(var certificate) -> sent(type, form, certificate, submission, officer);
        };
    }

    /** What was typed is never lost: an error shows the form again, filled as it was. */
    private ModelAndView sent(
            CertificateType type, IssueForm form, CheckedCertificate certificate, String submission, Officer officer) {
        var call = new IdempotentCall(
                officer.client(), "office.issue/" + type.code(), new IdempotencyKey(submission), form);
        try {
            var kept = idempotency.once(call, () -> Answer.accepted(new Sent(done(type, form, certificate, officer))));
            return new ModelAndView(
                    "redirect:" + json.readValue(kept.body(), Sent.class).path());
        } catch (ProblemException problem) {
            return form(type, form, submission, List.of(), problem.code());
        }
    }

    private String done(CertificateType type, IssueForm form, CheckedCertificate certificate, Officer officer) {
        if (type.needsApproval()) {
            if (!issue.issuedBefore(List.of(issue.documentOf(certificate))).isEmpty()) {
                throw new ProblemException(ProblemCode.DUPLICATE_CERTIFICATE, "issued before");
            }
            var asked = new Asked(
                    certificate.fields(), form.from().orElse(null), form.until().orElse(null));
            return OfficePage.PATH + "/approvals/" + approvals.askToIssue(officer, type.code(), asked);
        }
        var id = issue.issue(certificate);
        events.add(officer, OfficeAction.ISSUED, id);
        return OfficePage.PATH + "/certificates/" + id;
    }

    private ModelAndView form(
            CertificateType type,
            IssueForm form,
            String submission,
            List<FieldProblem> problems,
            @Nullable ProblemCode code) {
        var page = new ModelAndView("office/issue");
        page.addObject("type", type);
        page.addObject("fields", form.shown(type, Map.of(), problems));
        page.addObject("form", form);
        page.addObject("submission", submission);
        page.addObject("wrong", problems.size());
        page.addObject("wrongFrom", words(SchemaCheck.VALID_FROM, problems));
        page.addObject("wrongUntil", words(SchemaCheck.VALID_UNTIL, problems));
        page.addObject("problem", code == null ? "" : code.name());
        page.addObject("words", code == null ? new Names("—", "—") : ProblemWords.of(code));
        page.setStatus(
                code != null ? code.status() : problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static List<Names> words(String name, List<FieldProblem> problems) {
        return IssueForm.problem(name, problems).stream().toList();
    }

    private CertificateType type(String code) {
        return Optional.of(code)
                .filter(TypeCode::isValid)
                .flatMap(valid -> types.find(new TypeCode(valid)))
                .orElseThrow(() -> new ProblemException(ProblemCode.UNKNOWN_TYPE, "there is no such type"));
    }
}
