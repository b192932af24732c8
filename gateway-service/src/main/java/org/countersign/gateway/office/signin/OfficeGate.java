package org.countersign.gateway.office.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.countersign.gateway.office.accounts.ForOfficers;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.OfficePage;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets an officer through to a page only with one of its {@link ForOfficers} roles; a page without the annotation is closed. */
final class OfficeGate implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || !method.getBeanType().isAnnotationPresent(OfficePage.class)
                || method.getBeanType() == OfficeSignInPage.class) {
            return true;
        }
        var roles = method.getMethodAnnotation(ForOfficers.class);
        var officer = OfficerAuthentication.current();
        if (roles == null || officer.isEmpty() || !officer.get().isOneOf(roles.value())) {
            throw new ProblemException(ProblemCode.FORBIDDEN, ProblemCode.FORBIDDEN.title());
        }
        return true;
    }
}
