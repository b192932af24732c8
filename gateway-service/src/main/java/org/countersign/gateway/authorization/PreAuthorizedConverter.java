package org.countersign.gateway.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Reads token requests of the pre-authorized grant. Parameters that are not known are ignored; known ones come once, in the body. */
final class PreAuthorizedConverter implements AuthenticationConverter {
    private static final int MAX_CODE_LENGTH = 500;

    /** A token request of this grant, which alone needs no client. */
    static RequestMatcher matcher() {
        return request -> request.getMethod().equals("POST")
                && request.getRequestURI().equals(OAuthNames.TOKEN)
                && OpenId4Vci.PRE_AUTHORIZED_GRANT.equals(request.getParameter("grant_type"));
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!OpenId4Vci.PRE_AUTHORIZED_GRANT.equals(request.getParameter("grant_type"))) {
            return null;
        }
        if (request.getQueryString() != null) {
            throw invalid("parameters are sent in the body");
        }
        var code = single(request, OpenId4Vci.PRE_AUTHORIZED_CODE)
                .filter(text -> !text.isBlank() && text.length() <= MAX_CODE_LENGTH)
                .orElseThrow(() -> invalid("pre-authorized_code is missing"));
        var details = single(request, OAuthNames.AUTHORIZATION_DETAILS);
        var client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new PreAuthorizedToken(
                new PreAuthorizedToken.Request(code, single(request, OpenId4Vci.TX_CODE), details),
                client,
                proof(request),
                Optional.empty());
    }

    /** The names under which the authorization server looks for a proof. */
    private static Map<String, Object> proof(HttpServletRequest request) {
        var parameters = new HashMap<String, Object>();
        DPoPGate.thumbprint(request).ifPresent(thumbprint -> parameters.put("jkt", thumbprint));
        return parameters;
    }

    static Optional<String> single(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length != 1) {
            throw invalid(name + " comes once");
        }
        return Optional.of(values[0]);
    }

    private static OAuth2AuthenticationException invalid(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, why, null));
    }
}
