package org.countersign.gateway.office.certificates;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.idempotency.Answer;
import org.countersign.gateway.idempotency.Idempotency;
import org.countersign.gateway.idempotency.IdempotencyKey;
import org.countersign.gateway.idempotency.IdempotentCall;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.issuance.Paths;
import org.countersign.gateway.issuance.QrCode;
import org.countersign.gateway.issuance.ReadCertificates;
import org.countersign.gateway.issuance.StatusOperations;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.office.events.EventLine;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.countersign.gateway.office.events.Reason;
import org.countersign.gateway.openid4vci.OfferCertificate;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One certificate: what it says, where it stands, and what can be done with it. */
@Hidden
@Controller
@OfficePage
@RequestMapping(OfficePage.PATH + "/certificates/{id}")
final class CertificatePage {
    private static final int EVENTS = 20;

    private final ShowCertificates show;
    private final ReadCertificates certificates;
    private final StatusOperations statuses;
    private final Idempotency idempotency;
    private final Unmasked unmasked;
    private final OfferCertificate offers;
    private final OfficeEvents events;
    private final CertificateIds ids;

    CertificatePage(
            ShowCertificates show,
            ReadCertificates certificates,
            StatusOperations statuses,
            Idempotency idempotency,
            Unmasked unmasked,
            OfferCertificate offers,
            OfficeEvents events,
            CertificateIds ids) {
        this.show = show;
        this.certificates = certificates;
        this.statuses = statuses;
        this.idempotency = idempotency;
        this.unmasked = unmasked;
        this.offers = offers;
        this.events = events;
        this.ids = ids;
    }

    /** A change of status, as it is kept for who repeats it. */
    record Change(String to, String reason) {}

    @GetMapping
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String page(@PathVariable String id, Officer officer, HttpSession session, Model model) {
        var certificate = Paths.certificate(id);
        add(certificate, officer, session, model);
        model.addAttribute(
                "events",
                events.on(certificate, EVENTS).stream().map(EventLine::of).toList());
        model.addAttribute("suspendReasons", Reason.of(Reason.Use.SUSPEND));
        model.addAttribute("resumeReasons", Reason.of(Reason.Use.RESUME));
        model.addAttribute("revokeReasons", Reason.of(Reason.Use.REVOKE));
        model.addAttribute("unmaskReasons", Reason.of(Reason.Use.UNMASK));
        return "office/certificate";
    }

    /** The part of the page that is asked for again and again while something is on its way; then the whole page is opened anew. */
    @GetMapping("/standing")
    @ForOfficers({OfficerRole.CLERK, OfficerRole.OFFICER, OfficerRole.APPROVER, OfficerRole.SUPERVISOR})
    String standing(
            @PathVariable String id, Officer officer, HttpSession session, Model model, HttpServletResponse response) {
        add(Paths.certificate(id), officer, session, model);
        if (model.getAttribute("certificate") instanceof ShownCertificate shown && !shown.isOpen()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "office/certificate :: standing";
    }

    @PostMapping("/status")
    @ForOfficers(OfficerRole.OFFICER)
    String change(
            @PathVariable String id,
            @RequestParam CertificateStatus to,
            @RequestParam String reason,
            @RequestParam String submission,
            Officer officer) {
        var certificate = Paths.certificate(id);
        var use = switch (to) {
            case SUSPENDED -> Reason.Use.SUSPEND;
            case VALID -> Reason.Use.RESUME;
            case REVOKED -> Reason.Use.REVOKE;
        };
        var why = reason(reason, use);
        var action = switch (to) {
            case SUSPENDED -> OfficeAction.SUSPENDED;
            case VALID -> OfficeAction.RESUMED;
            case REVOKED -> OfficeAction.REVOKED;
        };
        var call = new IdempotentCall(
                officer.client(),
                "office.status/" + certificate,
                new IdempotencyKey(submission),
                new Change(to.name(), why.code()));
        idempotency.once(call, () -> {
            var row = certificates.registered(certificate);
            statuses.enqueue(certificate, row.type(), to, new ReasonCode(why.code()));
            events.add(officer, action, certificate, why);
            return Answer.accepted(Map.of());
        });
        return "redirect:" + OfficePage.PATH + "/certificates/" + certificate;
    }

    @PostMapping("/unmask")
    @ForOfficers({OfficerRole.OFFICER, OfficerRole.APPROVER})
    String unmask(@PathVariable String id, @RequestParam String reason, Officer officer, HttpSession session) {
        var certificate = Paths.certificate(id);
        var why = reason(reason, Reason.Use.UNMASK);
        certificates.row(certificate);
        // Written down first: whoever saw it is in the table, even if the answer was lost.
        events.add(officer, OfficeAction.UNMASKED, certificate, why);
        unmasked.open(session, certificate);
        return "redirect:" + OfficePage.PATH + "/certificates/" + certificate;
    }

    /** The digits for the citizen are on this answer only, so it is no redirect: to see it again is to make another offer. */
    @PostMapping("/offer")
    @ForOfficers(OfficerRole.OFFICER)
    String offer(@PathVariable String id, Officer officer, HttpSession session, Model model) {
        var certificate = Paths.certificate(id);
        var offer = offers.offer(certificate);
        events.add(officer, OfficeAction.OFFERED, certificate);
        add(certificate, officer, session, model);
        model.addAttribute("link", offer.link());
        model.addAttribute("txCode", offer.txCode().orElse(""));
        model.addAttribute("until", ShowCertificates.minute(offer.expiresAt()));
        model.addAttribute(
                "qr", QrCode.of(offer.link()).svg("用钱包扫描，领取电子证照 / Scan with a wallet to get the certificate"));
        return "office/offer";
    }

    @GetMapping(path = "/pass.svg", produces = "image/svg+xml")
    @ResponseBody
    @ForOfficers(OfficerRole.OFFICER)
    String pass(@PathVariable String id, HttpServletResponse response) {
        response.setContentType(MediaType.valueOf("image/svg+xml;charset=UTF-8").toString());
        return QrCode.of(certificates.deliverable(Paths.certificate(id)).pass().text())
                .svg("柜台码 / Counter pass");
    }

    private void add(CertificateId id, Officer officer, HttpSession session, Model model) {
        model.addAttribute("certificate", show.show(id, unmasked.sees(officer, session, id)));
        model.addAttribute("submission", ids.next().toString());
        model.addAttribute("mayUnmask", officer.isOneOf(OfficerRole.OFFICER, OfficerRole.APPROVER));
    }

    private static Reason reason(String code, Reason.Use use) {
        return Reason.named(code, use)
                .orElseThrow(() -> ProblemException.invalid("/reason", "NOT_IN_TABLE", "is not a reason for this"));
    }
}
