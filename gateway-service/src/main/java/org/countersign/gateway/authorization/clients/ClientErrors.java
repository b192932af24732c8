package org.countersign.gateway.authorization.clients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.countersign.gateway.authorization.fresh.FreshValues;
import org.countersign.gateway.authorization.oauth.OAuthErrors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers of the token and pushed authorization request endpoints when they refuse (RFC 6749, section 5.2). */
public final class ClientErrors implements AuthenticationFailureHandler {
    private final OAuthErrors errors;
    private final FreshValues challenges;

    public ClientErrors(OAuthErrors errors, FreshValues challenges) {
        this.errors = errors;
        this.challenges = challenges;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SecurityContextHolder.clearContext();
        var error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        if (error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT)
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        }
        if (request.getHeader(AttestationNames.ATTESTATION_HEADER) != null) {
            response.setHeader(AttestationNames.CHALLENGE_HEADER, challenges.next());
        }
        errors.write(response, OAuthErrors.status(error), error);
    }

    /** For a request that names no client at all. */
    public void unauthenticated(HttpServletResponse response) throws IOException {
        errors.write(
                response,
                HttpStatus.UNAUTHORIZED,
                new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, "the client must authenticate", null));
    }
}
