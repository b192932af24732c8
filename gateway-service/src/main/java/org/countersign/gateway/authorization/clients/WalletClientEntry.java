package org.countersign.gateway.authorization.clients;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * One entry of {@code wallet-clients.json}: a wallet that may ask for certificates. It holds no secret.
 *
 * @param clientId the same for all installations of a wallet
 * @param name what the consent page calls it; absent: the client id
 * @param redirectUris where the answer of the authorization endpoint may go; compared as they stand, but for the port of a loopback address
 * @param authentication one of {@link #METHODS}; absent: {@code none}
 * @param jwks the public keys of {@code private_key_jwt}, as a JWK set
 * @param jwksUri where they are fetched instead
 * @param tlsSubject the subject of the certificate for {@code tls_client_auth}, as RFC 4514 writes it
 */
record WalletClientEntry(
        String clientId,
        @Nullable String name,
        List<String> redirectUris,
        @Nullable String authentication,
        @Nullable Map<String, Object> jwks,
        @Nullable URI jwksUri,
        @Nullable String tlsSubject) {
    static final Set<String> METHODS = Set.of(
            ClientAuthenticationMethod.NONE.getValue(),
            ClientAuthenticationMethod.PRIVATE_KEY_JWT.getValue(),
            ClientAuthenticationMethod.TLS_CLIENT_AUTH.getValue(),
            ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH.getValue(),
            AttestationNames.METHOD.getValue());

    WalletClientEntry {
        redirectUris = List.copyOf(redirectUris);
        if (clientId.isBlank() || redirectUris.isEmpty()) {
            throw new IllegalArgumentException("a wallet has a clientId and at least one of redirectUris");
        }
        for (var uri : redirectUris) {
            var parsed = URI.create(uri);
            if (!parsed.isAbsolute() || parsed.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "wallet %s: a redirect URI is absolute and has no fragment: %s".formatted(clientId, uri));
            }
        }
        var method = authentication == null ? ClientAuthenticationMethod.NONE.getValue() : authentication;
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "wallet %s: authentication is one of %s, found %s".formatted(clientId, METHODS, method));
        }
        var keys = jwks != null || jwksUri != null;
        if (method.equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT.getValue()) && !keys) {
            throw new IllegalArgumentException("wallet %s: private_key_jwt needs jwks or jwksUri".formatted(clientId));
        }
        if (method.equals(ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH.getValue()) && jwksUri == null) {
            throw new IllegalArgumentException(
                    "wallet %s: self_signed_tls_client_auth needs jwksUri".formatted(clientId));
        }
        if (method.equals(ClientAuthenticationMethod.TLS_CLIENT_AUTH.getValue()) && tlsSubject == null) {
            throw new IllegalArgumentException("wallet %s: tls_client_auth needs tlsSubject".formatted(clientId));
        }
    }

    ClientAuthenticationMethod method() {
        return authentication == null
                ? ClientAuthenticationMethod.NONE
                : new ClientAuthenticationMethod(authentication);
    }

    String displayName() {
        return Optional.ofNullable(name).orElse(clientId);
    }
}
