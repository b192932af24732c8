package org.countersign.gateway.citizen;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.openid4vci.CitizenOffers;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.CitizenPage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a citizen who signed in: the certificates, giving up lost devices, and getting a certificate onto a phone. */
@Hidden
@Controller
@CitizenPage
final class CitizenController {
    private static final String RELOAD_SECONDS = "2";

    private final OwnCertificates certificates;
    private final CitizenViews views;
    private final CitizenOffers offers;

    CitizenController(OwnCertificates certificates, CitizenViews views, CitizenOffers offers) {
        this.certificates = certificates;
        this.views = views;
        this.offers = offers;
    }

    @GetMapping(CitizenPage.PATH)
    void certificates(Citizen citizen, CsrfToken csrf, HttpServletResponse response) throws IOException {
        views.certificates(response, citizen, certificates.of(citizen), csrf);
    }

    /** Asks before anything is done. */
    @GetMapping(CitizenPage.PATH + "/lost")
    void confirm(Citizen citizen, CsrfToken csrf, @RequestParam String certificate, HttpServletResponse response)
            throws IOException {
        views.confirm(response, certificates.valid(citizen, certificate), csrf);
    }

    @PostMapping(CitizenPage.PATH + "/lost")
    void giveUp(Citizen citizen, @RequestParam String certificate, HttpServletResponse response) throws IOException {
        var successor = certificates.giveUp(citizen, certificate);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, CitizenPage.PATH + "/new?certificate=" + successor);
    }

    /** What was issued anew: on its way to the ledger, or there. */
    @GetMapping(CitizenPage.PATH + "/new")
    void issuedAnew(Citizen citizen, CsrfToken csrf, @RequestParam String certificate, HttpServletResponse response)
            throws IOException {
        if (certificates.isPending(citizen, certificate)) {
            response.setHeader("Refresh", RELOAD_SECONDS);
            views.waiting(response);
        } else {
            views.issuedAnew(response, certificates.valid(citizen, certificate), csrf);
        }
    }

    /** Makes an offer each time: it is good for minutes, and once. */
    @PostMapping(CitizenPage.PATH + "/offer")
    void offer(Citizen citizen, @RequestParam String certificate, HttpServletResponse response) throws IOException {
        var standing = certificates.valid(citizen, certificate);
        views.offer(response, standing, offers.show(standing.id(), standing.type()));
    }

    @PostMapping(CitizenPage.PATH + "/sign-out")
    void signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        views.signedOut(response);
    }

    @ExceptionHandler
    void onProblem(ProblemException problem, HttpServletResponse response) throws IOException {
        views.problem(response, problem.code());
    }
}
