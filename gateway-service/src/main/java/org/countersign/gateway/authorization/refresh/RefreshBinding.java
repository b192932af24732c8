package org.countersign.gateway.authorization.refresh;

import java.util.Optional;
import org.countersign.gateway.authorization.clients.InstanceKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/**
 * What came with the request that got a refresh token, and must come again with the token.
 *
 * @param key thumbprint of the DPoP key (RFC 9449, section 5)
 * @param instance thumbprint of the attested wallet instance's key (attestation-based client authentication, "Refresh Token Binding")
 */
record RefreshBinding(Optional<String> key, Optional<String> instance) {
    private static final String NONE = "-";

    static RefreshBinding of(@Nullable Authentication client, Optional<String> key) {
        return new RefreshBinding(
                key,
                client != null && client.getCredentials() instanceof InstanceKey(var thumbprint)
                        ? Optional.of(thumbprint)
                        : Optional.empty());
    }

    /** Whether a thief of the token alone could use it: a public wallet without a key shows nothing but its name. */
    boolean isEnoughFor(OAuth2ClientAuthenticationToken client) {
        return key.isPresent() || !ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod());
    }

    String text() {
        return key.orElse(NONE) + " " + instance.orElse(NONE);
    }
}
