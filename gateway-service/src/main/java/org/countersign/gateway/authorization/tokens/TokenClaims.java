package org.countersign.gateway.authorization.tokens;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.countersign.gateway.authorization.WalletGrant;
import org.countersign.gateway.authorization.dpop.DPoPNames;
import org.countersign.gateway.authorization.dpop.DPoPProofs;
import org.countersign.gateway.authorization.fresh.RandomId;
import org.countersign.gateway.authorization.grants.GrantTexts;
import org.countersign.gateway.authorization.grants.GrantedRequest;
import org.countersign.gateway.authorization.oauth.OAuthNames;
import org.countersign.gateway.authorization.requests.StoredAuthorizations;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.security.MachineClients;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What is in a token: for machine clients their roles, for wallets what RFC 9068, section 2.2, demands and the grant. Audience and type keep the two apart. */
public final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private final Optional<MachineClients> machines;
    private final PublicAddress address;
    private final SecureRandom random;

    public TokenClaims(Optional<MachineClients> machines, PublicAddress address, SecureRandom random) {
        this.machines = machines;
        this.address = address;
        this.random = random;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var grantType = Objects.requireNonNull(context.getAuthorizationGrantType());
        if (grantType.equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            machines.orElseThrow(() -> new IllegalStateException("only machine clients have this grant"))
                    .describe(context);
            bind(context, proofKey(context));
        } else if (context.getAuthorizationGrant() instanceof GrantedRequest request) {
            wallet(context, request.granted().orElseThrow());
            bind(context, request.key());
        } else if (grantType.equals(AuthorizationGrantType.AUTHORIZATION_CODE)) {
            var authorization = Objects.requireNonNull(context.getAuthorization());
            var key = proofKey(context);
            refuseOtherKey(authorization, key);
            wallet(
                    context,
                    Objects.requireNonNull(
                            authorization.<WalletGrant>getAttribute(StoredAuthorizations.GRANT_ATTRIBUTE)));
            bind(context, key);
        } else {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE, "no such grant", null));
        }
    }

    private void wallet(JwtEncodingContext context, WalletGrant grant) {
        context.getJwsHeader().type(OAuthNames.ACCESS_TOKEN_TYPE);
        var claims = context.getClaims();
        claims.audience(List.of(address.issuer()));
        // Nobody is to follow a citizen from one wallet to the next by their tokens.
        claims.subject(RandomId.of(random));
        claims.claims(all -> all.remove("scope"));
        grant.client().ifPresent(client -> claims.claim("client_id", client));
        claims.claim(OAuthNames.GRANT_CLAIM, grant.id());
        if (grant.usesIdentifiers()) {
            claims.claim(OAuthNames.AUTHORIZATION_DETAILS, GrantTexts.details(grant.credentials()));
        } else if (!context.getAuthorizedScopes().isEmpty()) {
            claims.claim("scope", String.join(" ", context.getAuthorizedScopes()));
        }
    }

    /** RFC 9449, section 10: a code that was bound to a key at the start is worth nothing to another. */
    private static void refuseOtherKey(OAuth2Authorization authorization, Optional<String> key) {
        var request = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        if (request.getAdditionalParameters().get(DPoPNames.JKT_PARAMETER) instanceof String bound
                && !key.equals(Optional.of(bound))) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "the code is bound to another key", null));
        }
    }

    /** RFC 9449, section 6. */
    private static void bind(JwtEncodingContext context, Optional<String> thumbprint) {
        thumbprint.ifPresent(jkt -> context.getClaims().claim("cnf", Map.of("jkt", jkt)));
    }

    private static Optional<String> proofKey(JwtEncodingContext context) {
        return Optional.ofNullable(context.<Jwt>get(OAuth2TokenContext.DPOP_PROOF_KEY))
                .map(DPoPProofs::thumbprint);
    }
}
