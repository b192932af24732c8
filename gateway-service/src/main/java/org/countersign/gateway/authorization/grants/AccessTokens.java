package org.countersign.gateway.authorization.grants;

import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes access tokens for the grants that the framework does not know, as the framework does for the others. */
public final class AccessTokens {
    private final OAuth2TokenGenerator<? extends OAuth2Token> generator;

    public AccessTokens(OAuth2TokenGenerator<? extends OAuth2Token> generator) {
        this.generator = generator;
    }

    /**
     * A token for what was granted.
     *
     * @param granted a {@link GrantedRequest}
     */
    public OAuth2AccessToken make(
            OAuth2AuthorizationGrantAuthenticationToken granted, RegisteredClient client, Set<String> scopes) {
        var context = DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal((Authentication) granted.getPrincipal())
                .authorizationServerContext(Objects.requireNonNull(AuthorizationServerContextHolder.getContext()))
                .authorizedScopes(scopes)
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(granted.getGrantType())
                .authorizationGrant(granted)
                .build();
        var token = Objects.requireNonNull(generator.generate(context), "the generator makes a JWT for every client");
        var bound = token instanceof ClaimAccessor claims && claims.getClaimAsMap("cnf") != null;
        return new OAuth2AccessToken(
                bound ? OAuth2AccessToken.TokenType.DPOP : OAuth2AccessToken.TokenType.BEARER,
                token.getTokenValue(),
                token.getIssuedAt(),
                token.getExpiresAt(),
                scopes);
    }
}
