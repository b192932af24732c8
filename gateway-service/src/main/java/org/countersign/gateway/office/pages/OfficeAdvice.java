package org.countersign.gateway.office.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.accounts.OfficerRole;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page of officers gets, and how errors look to people. */
@ControllerAdvice(annotations = OfficePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OfficeAdvice {
    private static final Logger log = LoggerFactory.getLogger(OfficeAdvice.class);

    @ModelAttribute
    void addShared(HttpServletRequest request, HttpServletResponse response, Model model) {
        // Pages hold what nobody else at this desk may page back to.
        response.setHeader("Cache-Control", "no-store");
        officer().ifPresent(officer -> addOfficer(model, officer));
        model.addAttribute("here", request.getRequestURI());
    }

    @ExceptionHandler
    ModelAndView onProblem(ProblemException problem, HttpServletRequest request, HttpServletResponse response) {
        return page(problem.code(), request, response);
    }

    /** HTTP edge. Spring's own errors carry a status; everything else is a fault of ours. */
    @ExceptionHandler
    ModelAndView onAnything(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (thrown instanceof ErrorResponse known) {
            return page(ProblemCode.forStatus(known.getStatusCode().value()), request, response);
        }
        log.error("unforeseen error", thrown);
        return page(ProblemCode.INTERNAL, request, response);
    }

    private static ModelAndView page(ProblemCode code, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        var page = new ModelAndView("office/problem");
        page.setStatus(code.status());
        officer()
                .ifPresent(officer -> page.getModelMap()
                        .addAttribute("officer", officer)
                        .addAttribute("mayIssue", officer.is(OfficerRole.OFFICER))
                        .addAttribute("mayApprove", officer.is(OfficerRole.APPROVER)));
        page.getModelMap().addAttribute("here", request.getRequestURI());
        page.getModelMap().addAttribute("code", code.name());
        page.getModelMap().addAttribute("words", ProblemWords.of(code));
        return page;
    }

    private static void addOfficer(Model model, Officer officer) {
        model.addAttribute("officer", officer);
        model.addAttribute("mayIssue", officer.is(OfficerRole.OFFICER));
        model.addAttribute("mayApprove", officer.is(OfficerRole.APPROVER));
    }

    private static Optional<Officer> officer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Officer officer
                ? Optional.of(officer)
                : Optional.empty();
    }
}
