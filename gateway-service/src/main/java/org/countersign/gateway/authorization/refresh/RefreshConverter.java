package org.countersign.gateway.authorization.refresh;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.countersign.gateway.authorization.dpop.DPoPGate;
import org.countersign.gateway.authorization.oauth.FormParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads token requests with a refresh token. */
public final class RefreshConverter implements AuthenticationConverter {
    private static final int MAX_LENGTH = 200;

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(request.getParameter("grant_type"))) {
            return null;
        }
        if (request.getQueryString() != null) {
            throw FormParameters.invalid("parameters are sent in the body");
        }
        var token = FormParameters.single(request, "refresh_token")
                .filter(text -> !text.isBlank() && text.length() <= MAX_LENGTH)
                .orElseThrow(() -> FormParameters.invalid("refresh_token is missing"));
        var client = SecurityContextHolder.getContext().getAuthentication();
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new RefreshToken(
                new RefreshToken.Request(token, FormParameters.single(request, "scope"), DPoPGate.thumbprint(request)),
                client,
                Optional.empty());
    }
}
