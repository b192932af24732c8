package org.countersign.gateway.authorization.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.countersign.gateway.authorization.dpop.DPoPGate;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.grants.CredentialDirectories;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads authorization requests, pushed or not, as the framework does, and adds what wallets need: scopes that are not known are ignored (OpenID4VCI 1.0, section 5.1.2), a
 * DPoP proof at the pushed endpoint binds the code to its key (RFC 9449, section 10.1), and a server that demands pushed requests takes no others.
 */
public final class WalletRequestConverter implements AuthenticationConverter {
    private static final String REQUEST_URI = "request_uri";

    private final AuthenticationConverter framework = new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final CredentialDirectories directories;
    private final boolean pushedOnly;

    public WalletRequestConverter(CredentialDirectories directories, boolean pushedOnly) {
        this.directories = directories;
        this.pushedOnly = pushedOnly;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getParameter("request") != null) {
            throw RequestRefusal.shown("request_not_supported", "request objects are not read here");
        }
        return switch (framework.convert(request)) {
            case OAuth2AuthorizationCodeRequestAuthenticationToken direct -> direct(direct);
            case OAuth2PushedAuthorizationRequestAuthenticationToken pushed -> pushed(pushed, request);
            case null, default -> null;
        };
    }

    private Authentication direct(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        if (request.getAdditionalParameters().containsKey(REQUEST_URI)) {
            return request;
        }
        if (pushedOnly) {
            throw RequestRefusal.shown(OAuth2ErrorCodes.INVALID_REQUEST, "requests are pushed first (RFC 9126)");
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getAuthorizationUri(),
                request.getClientId(),
                (Authentication) request.getPrincipal(),
                request.getRedirectUri(),
                request.getState(),
                known(request.getScopes()),
                request.getAdditionalParameters());
    }

    private Authentication pushed(
            OAuth2PushedAuthorizationRequestAuthenticationToken pushed, HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2ClientAuthenticationToken client
                && client.getRegisteredClient() != null
                && !client.getRegisteredClient().getClientId().equals(pushed.getClientId())) {
            throw RequestRefusal.shown(OAuth2ErrorCodes.INVALID_REQUEST, "client_id is another client's");
        }
        return new OAuth2PushedAuthorizationRequestAuthenticationToken(
                pushed.getAuthorizationUri(),
                pushed.getClientId(),
                (Authentication) pushed.getPrincipal(),
                pushed.getRedirectUri(),
                pushed.getState(),
                known(pushed.getScopes()),
                bound(pushed.getAdditionalParameters(), request));
    }

    private static Map<String, Object> bound(Map<String, Object> parameters, HttpServletRequest request) {
        var all = new HashMap<>(parameters);
        DPoPGate.thumbprint(request).ifPresent(thumbprint -> {
            var named = all.put(DPoPNames.JKT_PARAMETER, thumbprint);
            if (named != null && !named.equals(thumbprint)) {
                throw DPoPProofs.refused("dpop_jkt names another key than the proof");
            }
        });
        return all;
    }

    private Set<String> known(Set<String> scopes) {
        var known = new HashSet<>(scopes);
        known.removeIf(scope -> directories.configurationOf(scope).isEmpty());
        return known;
    }
}
