package org.countersign.gateway.office.approval;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.UUID;
import org.countersign.format.Names;
import org.countersign.gateway.issuance.CertificateFields;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.certificates.ShowCertificates;
import org.countersign.gateway.office.certificates.ShownCertificate;
import org.countersign.gateway.office.events.Reason;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of what waits for a second person, and the page on which he decides. */
@Hidden
@Controller
@OfficePage
@RequestMapping(OfficePage.PATH + "/approvals")
final class ApprovalPage {
    private final Approvals approvals;
    private final CertificateFields fields;

    ApprovalPage(Approvals approvals, CertificateFields fields) {
        this.approvals = approvals;
        this.fields = fields;
    }

    /** One request in a list. */
    record Row(
            String id, Names type, boolean replaces, String state, String askedBy, String askedAt, String decidedBy) {}

    @GetMapping
    @ForOfficers({OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String queue(Model model) {
        model.addAttribute("waiting", rows(approvals.waiting()));
        model.addAttribute("decided", rows(approvals.decided()));
        return "office/approvals";
    }

    @GetMapping("/{id}")
    @ForOfficers({OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String request(@PathVariable String id, Officer officer, Model model) {
        var request = approvals.find(uuid(id));
        var type = approvals.typeOf(request);
        var isOwn = request.askedBy().equals(officer.id());
        var mayDecide = request.isWaiting() && !isOwn && officer.is(OfficerRole.APPROVER);
        // Who decides must see what he decides on; nobody else sees more than elsewhere.
        var plain = mayDecide || officer.is(OfficerRole.SUPERVISOR);
        var asked = approvals.asked(request.id());
        model.addAttribute("row", row(request));
        model.addAttribute("own", isOwn);
        model.addAttribute("mayDecide", mayDecide);
        model.addAttribute(
                "lines",
                asked.map(found -> ShowCertificates.lines(type, found.fields(), plain))
                        .orElse(List.of()));
        model.addAttribute(
                "before",
                request.predecessor()
                        .filter(_ -> asked.isPresent())
                        .map(old -> ShowCertificates.lines(type, fields.of(old), plain))
                        .orElse(List.<ShownCertificate.Line>of()));
        model.addAttribute(
                "validFrom",
                asked.map(found -> found.validFrom() == null ? "" : found.validFrom())
                        .orElse(""));
        model.addAttribute(
                "validUntil",
                asked.map(found -> found.validUntil() == null ? "" : found.validUntil())
                        .orElse(""));
        model.addAttribute(
                "predecessor", request.predecessor().map(old -> old.value()).orElse(""));
        model.addAttribute(
                "certificate", request.certificate().map(made -> made.value()).orElse(""));
        model.addAttribute("declined", request.declined().map(Reason::wordsOf).orElse(new Names("—", "—")));
        model.addAttribute("declineReasons", Reason.of(Reason.Use.DECLINE));
        return "office/approval";
    }

    @PostMapping("/{id}/approve")
    @ForOfficers(OfficerRole.APPROVER)
    String approve(@PathVariable String id, Officer officer) {
        return "redirect:" + OfficePage.PATH + "/certificates/" + approvals.approve(officer, uuid(id));
    }

    @PostMapping("/{id}/decline")
    @ForOfficers(OfficerRole.APPROVER)
    String decline(@PathVariable String id, @RequestParam String reason, Officer officer) {
        var why = Reason.named(reason, Reason.Use.DECLINE)
                .orElseThrow(() -> ProblemException.invalid("/reason", "NOT_IN_TABLE", "is not a reason for this"));
        approvals.decline(officer, uuid(id), why);
        return "redirect:" + OfficePage.PATH + "/approvals";
    }

    private List<Row> rows(List<ApprovalRequest> requests) {
        return requests.stream().map(this::row).toList();
    }

    private Row row(ApprovalRequest request) {
        return new Row(
                request.id().toString(),
                approvals.typeOf(request).name(),
                request.predecessor().isPresent(),
                request.state(),
                request.askedBy(),
                ShowCertificates.minute(request.askedAt().toInstant()),
                request.decidedBy().orElse(""));
    }

    private static UUID uuid(String id) {
        return UUID.fromString(Paths.uuid(id, "request"));
    }
}
