package org.countersign.gateway.authorization.requests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.countersign.gateway.authorization.CredentialDirectory.Citizen;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.signin.CitizenAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * What is kept of an authorization on its way, as JSON inside a sealed cell.
 *
 * @param parameters of the request, as far as they are needed later
 * @param subject the random name of the signed-in citizen, or the client's for a pushed request
 * @param credentials what the citizen allowed, as {@link GrantTexts} writes it; empty until then
 */
record AuthorizationContent(
        String client,
        String authorizationUri,
        @Nullable String redirectUri,
        @Nullable String state,
        List<String> scopes,
        Map<String, String> parameters,
        String subject,
        @Nullable String number,
        @Nullable String name,
        List<String> authorizedScopes,
        String credentials) {
    private static final Set<String> KEPT = Set.of(
            "code_challenge",
            "code_challenge_method",
            "issuer_state",
            OAuthNames.AUTHORIZATION_DETAILS,
            DPoPNames.JKT_PARAMETER);

    static AuthorizationContent of(OAuth2Authorization authorization, String credentials) {
        var request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var citizen = citizen(authorization);
        var parameters = new HashMap<String, String>();
        request.getAdditionalParameters().forEach((name, value) -> {
            if (KEPT.contains(name) && value instanceof String text) {
                parameters.put(name, text);
            }
        });
        return new AuthorizationContent(
                request.getClientId(),
                request.getAuthorizationUri(),
                request.getRedirectUri(),
                request.getState(),
                List.copyOf(request.getScopes()),
                parameters,
                authorization.getPrincipalName(),
                citizen == null ? null : citizen.number(),
                citizen == null ? null : citizen.name(),
                List.copyOf(authorization.getAuthorizedScopes()),
                credentials);
    }

    static @Nullable Citizen citizen(OAuth2Authorization authorization) {
        return authorization.getAttribute(java.security.Principal.class.getName())
                        instanceof CitizenAuthentication signedIn
                ? signedIn.citizen()
                : null;
    }

    OAuth2AuthorizationRequest request() {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(authorizationUri)
                .clientId(client)
                .redirectUri(redirectUri)
                .state(state)
                .scopes(Set.copyOf(scopes))
                .additionalParameters(Map.copyOf(parameters))
                .build();
    }

    /** It names a citizen. */
    @Override
    public String toString() {
        return "AuthorizationContent[]";
    }
}
