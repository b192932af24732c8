package org.countersign.gateway.office.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.gateway.office.accounts.Officer;
import org.countersign.gateway.office.events.OfficeAction;
import org.countersign.gateway.office.events.OfficeEvents;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Writes down who signed in, and opens the page that he was on his way to. */
final class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {
    private final OfficeEvents events;

    SignedIn(String home, RequestCache pages, OfficeEvents events) {
        this.events = events;
        setDefaultTargetUrl(home);
        setRequestCache(pages);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof Officer officer) {
            events.add(officer, OfficeAction.SIGNED_IN);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
