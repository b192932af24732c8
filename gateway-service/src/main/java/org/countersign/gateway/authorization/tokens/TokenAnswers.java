package org.countersign.gateway.authorization.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.refresh.RefreshTokens;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;

/**
 * Adds to a token response the {@code authorization_details} that the token holds (OpenID4VCI 1.0, section 6.2), because the token is the one place where they were decided,
 * and, where the grant can be refreshed, its first refresh token.
 */
public final class TokenAnswers implements Consumer<OAuth2AccessTokenAuthenticationContext> {
    private final RefreshTokens refreshTokens;

    private TokenAnswers(RefreshTokens refreshTokens) {
        this.refreshTokens = refreshTokens;
    }

    public static OAuth2AccessTokenResponseAuthenticationSuccessHandler answers(RefreshTokens refreshTokens) {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(new TokenAnswers(refreshTokens));
        return handler;
    }

    @Override
    public void accept(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken granted = context.getAuthentication();
        try {
            var claims =
                    SignedJWT.parse(granted.getAccessToken().getTokenValue()).getJWTClaimsSet();
            var details = claims.getClaim(OAuthNames.AUTHORIZATION_DETAILS);
            if (details != null) {
                context.getAccessTokenResponse()
                        .additionalParameters(Map.of(OAuthNames.AUTHORIZATION_DETAILS, details));
            }
            if (granted.getRefreshToken() == null && claims.getClaim(OAuthNames.GRANT_CLAIM) instanceof String grant) {
                refreshTokens
                        .offer(
                                UUID.fromString(grant),
                                (Authentication) granted.getPrincipal(),
                                key(claims),
                                granted.getAccessToken().getScopes())
                        .ifPresent(context.getAccessTokenResponse()::refreshToken);
            }
        } catch (ParseException e) {
            throw new IllegalStateException("access tokens are JWTs", e);
        }
    }

    private static Optional<String> key(JWTClaimsSet claims) throws ParseException {
        var confirmation = claims.getJSONObjectClaim("cnf");
        return confirmation != null && confirmation.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }
}
