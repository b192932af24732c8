package org.countersign.gateway.authorization.tokens;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.function.Consumer;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;

/** Adds to a token response the {@code authorization_details} that the token holds (OpenID4VCI 1.0, section 6.2): the token is the one place where they were decided. */
public final class AuthorizedDetails implements Consumer<OAuth2AccessTokenAuthenticationContext> {

    public static OAuth2AccessTokenResponseAuthenticationSuccessHandler answers() {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(new AuthorizedDetails());
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
        } catch (ParseException e) {
            throw new IllegalStateException("access tokens are JWTs", e);
        }
    }
}
