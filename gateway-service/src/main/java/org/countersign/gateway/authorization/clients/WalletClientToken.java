package org.countersign.gateway.authorization.clients;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** A wallet that says who it is in a way that the authorization server does not know by itself: with only its id, or with an attestation. */
final class WalletClientToken extends OAuth2ClientAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1L;

    WalletClientToken(
            String clientId,
            ClientAuthenticationMethod method,
            @Nullable Object credentials,
            Map<String, Object> parameters) {
        super(clientId, method, credentials, parameters);
    }
}
