package org.countersign.gateway.authorization.preauthorized;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.fresh.RandomId;
import org.countersign.gateway.authorization.grants.AccessTokens;
import org.countersign.gateway.authorization.grants.AuthorizationDetails;
import org.countersign.gateway.authorization.preauthorized.StoredPreAuthorizedCodes.Redemption;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Answers token requests of the pre-authorized grant: spends the code, then makes the token. */
public final class PreAuthorizedProvider implements AuthenticationProvider {
    private final StoredPreAuthorizedCodes codes;
    private final AuthorizationDetails details;
    private final AccessTokens tokens;
    private final RegisteredClient anonymous;
    private final boolean anonymousAllowed;
    private final SecureRandom random;

    public PreAuthorizedProvider(
            StoredPreAuthorizedCodes codes,
            AuthorizationDetails details,
            AccessTokens tokens,
            RegisteredClient anonymous,
            boolean anonymousAllowed,
            SecureRandom random) {
        this.codes = codes;
        this.details = details;
        this.tokens = tokens;
        this.anonymous = anonymous;
        this.anonymousAllowed = anonymousAllowed;
        this.random = random;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (PreAuthorizedToken) authentication;
        var client = client(request);
        var registered = client.orElse(anonymous);
        if (!registered.getAuthorizationGrantTypes().contains(PreAuthorizedToken.GRANT)) {
            throw error(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "this client has another grant");
        }
        var grant = redeem(request.request(), client.map(RegisteredClient::getClientId));
        var granted = request.with(grant);
        var token = tokens.make(granted, registered, Set.of());
        return new OAuth2AccessTokenAuthenticationToken(
                registered, (Authentication) request.getPrincipal(), token, null, Map.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return PreAuthorizedToken.class.isAssignableFrom(authentication);
    }

    private Optional<RegisteredClient> client(PreAuthorizedToken request) {
        if (request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client && client.isAuthenticated()) {
            return Optional.of(Objects.requireNonNull(client.getRegisteredClient()));
        }
        if (!anonymousAllowed) {
            throw error(OAuth2ErrorCodes.INVALID_CLIENT, "this server serves no anonymous wallets");
        }
        return Optional.empty();
    }

    private WalletGrant redeem(PreAuthorizedToken.Request request, Optional<String> client) {
        var asked = request.details().map(details::configurations);
        var redemption = codes.redeem(
                request.code(),
                request.txCode(),
                allowed -> new WalletGrant(
                        RandomId.of(random),
                        client,
                        asked.map(configurations -> only(allowed, configurations))
                                .orElse(allowed),
                        asked.isPresent()));
        return switch (redemption) {
            case Redemption.Granted(var grant) -> grant;
            case Redemption.Refused refused -> throw error(refused.error(), refused.description());
        };
    }

    /** What is asked for must be in the offer. */
    private static List<GrantedCredential> only(List<GrantedCredential> allowed, List<String> configurations) {
        var chosen = allowed.stream()
                .filter(credential -> configurations.contains(credential.configurationId()))
                .toList();
        if (chosen.size() != configurations.size()) {
            throw AuthorizationDetails.refused();
        }
        return chosen;
    }

    private static OAuth2AuthenticationException error(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
