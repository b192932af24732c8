package org.countersign.gateway.authorization.preauthorized;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.countersign.gateway.authorization.dpop.DPoPGate;
import org.countersign.gateway.authorization.oauth.FormParameters;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Reads token requests of the pre-authorized grant. Parameters that are not known are ignored; known ones come once, in the body. */
public final class PreAuthorizedConverter implements AuthenticationConverter {
    private static final int MAX_CODE_LENGTH = 500;

    /** A token request of this grant, which alone needs no client. */
    public static RequestMatcher matcher() {
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
            throw FormParameters.invalid("parameters are sent in the body");
        }
        var code = FormParameters.single(request, OpenId4Vci.PRE_AUTHORIZED_CODE)
                .filter(text -> !text.isBlank() && text.length() <= MAX_CODE_LENGTH)
                .orElseThrow(() -> FormParameters.invalid("pre-authorized_code is missing"));
        var details = FormParameters.single(request, OAuthNames.AUTHORIZATION_DETAILS);
        var client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new PreAuthorizedToken(
                new PreAuthorizedToken.Request(
                        code,
                        FormParameters.single(request, OpenId4Vci.TX_CODE),
                        details,
                        DPoPGate.thumbprint(request)),
                client,
                Optional.empty());
    }
}
