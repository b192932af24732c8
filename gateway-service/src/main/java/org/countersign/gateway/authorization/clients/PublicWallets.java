package org.countersign.gateway.authorization.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.countersign.gateway.authorization.oauth.FormParameters;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.preauthorized.PreAuthorizedConverter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Public clients where the authorization server does not look for them by itself: at the pushed authorization request endpoint (RFC 9126, section 2, with the client id
 * alone) and with a pre-authorized code. With an authorization code it knows them, by PKCE.
 */
public final class PublicWallets implements AuthenticationConverter, AuthenticationProvider {
    private final WalletClients clients;

    public PublicWallets(WalletClients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var here = request.getRequestURI().equals(OAuthNames.PAR)
                || PreAuthorizedConverter.matcher().matches(request)
                || isRefresh(request);
        if (!here
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getParameter("client_assertion") != null
                || request.getParameter("client_secret") != null) {
            return null;
        }
        var clientId = FormParameters.single(request, "client_id");
        if (clientId.isEmpty() || clientId.get().isBlank()) {
            return null;
        }
        var client = clients.findByClientId(clientId.get());
        if (client != null && !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            return null; // It has to authenticate, and perhaps does so by its TLS certificate.
        }
        return new WalletClientToken(clientId.get(), ClientAuthenticationMethod.NONE, null, Map.of());
    }

    /**
     * The framework takes a token request with a {@code code_verifier} for a public client's before it looks for a TLS certificate. A wallet that is registered to authenticate
     * is left to what follows.
     */
    public AuthenticationConverter only(AuthenticationConverter framework) {
        return request -> {
            var clientId = request.getParameter("client_id");
            var client = clientId == null ? null : clients.findByClientId(clientId);
            return client == null || client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)
                    ? framework.convert(request)
                    : null;
        };
    }

    private static boolean isRefresh(HttpServletRequest request) {
        return request.getRequestURI().equals(OAuthNames.TOKEN)
                && AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(request.getParameter("grant_type"));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var wallet = (WalletClientToken) authentication;
        if (!wallet.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.NONE)) {
            return null;
        }
        var client = clients.findByClientId(wallet.getPrincipal().toString());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, "this wallet is not registered", null));
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return WalletClientToken.class.isAssignableFrom(authentication);
    }
}
