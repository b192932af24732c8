package org.countersign.gateway.authorization.requests;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Makes refusals of authorization requests: told to the wallet where its address is known to be its own, and else to the person only. */
final class RequestRefusal {
    private RequestRefusal() {}

    /** Shown to the person; nothing is sent anywhere. */
    static OAuth2AuthenticationException shown(String error, String why) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(error, why, null), null);
    }

    /** Sent to the redirect URI, which was checked before. */
    static OAuth2AuthenticationException sent(
            OAuth2Error error, OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                error, withAddress(request, context.getRegisteredClient()));
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken withAddress(
            OAuth2AuthorizationCodeRequestAuthenticationToken request, RegisteredClient client) {
        var address = request.getRedirectUri() == null
                ? client.getRedirectUris().iterator().next()
                : request.getRedirectUri();
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getAuthorizationUri(),
                request.getClientId(),
                (Authentication) request.getPrincipal(),
                address,
                request.getState(),
                request.getScopes(),
                request.getAdditionalParameters());
    }
}
