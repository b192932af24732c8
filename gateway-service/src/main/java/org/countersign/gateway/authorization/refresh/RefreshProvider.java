package org.countersign.gateway.authorization.refresh;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.countersign.gateway.authorization.grants.AccessTokens;
import org.countersign.gateway.authorization.refresh.RefreshTokens.Use;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** Answers token requests with a refresh token: uses it up, then makes an access token and the next refresh token. */
public final class RefreshProvider implements AuthenticationProvider {
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Clock clock;

    public RefreshProvider(RefreshTokens refreshTokens, AccessTokens accessTokens, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var refresh = (RefreshToken) authentication;
        if (!(refresh.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
            throw error(OAuth2ErrorCodes.INVALID_CLIENT, "the client must authenticate");
        }
        var registered = Objects.requireNonNull(client.getRegisteredClient());
        var request = refresh.request();
        var use = refreshTokens.use(
                request.token(), registered.getClientId(), RefreshBinding.of(client, request.key()), request.scope());
        return switch (use) {
            case Use.Refused refused -> throw error(refused.error(), refused.description());
            case Use.Refreshed(var grant, var scopes, var next) ->
                new OAuth2AccessTokenAuthenticationToken(
                        registered,
                        client,
                        accessTokens.make(refresh.with(grant), registered, scopes),
                        new OAuth2RefreshToken(next, clock.instant()),
                        Map.of());
        };
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return RefreshToken.class.isAssignableFrom(authentication);
    }

    private static OAuth2AuthenticationException error(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
