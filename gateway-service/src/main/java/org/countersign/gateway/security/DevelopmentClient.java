package org.countersign.gateway.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of {@code clients.json}. Never logged: the text form leaves the secret out. */
record DevelopmentClient(
        String clientId,
        String clientSecret,
        List<String> roles,
        @Nullable String partner) {
    private static final int MIN_SECRET_LENGTH = 32;

    DevelopmentClient {
        if (clientSecret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "client %s: a secret has at least %d characters".formatted(clientId, MIN_SECRET_LENGTH));
        }
        roles = List.copyOf(roles);
        for (var role : roles) {
            if (Role.ofClaim(role).isEmpty()) {
                throw new IllegalArgumentException("client %s: there is no role %s".formatted(clientId, role));
            }
        }
    }

    @Override
    public String toString() {
        return "DevelopmentClient[" + clientId + "]";
    }
}
