package org.countersign.acceptance.stack;

import java.util.List;
import java.util.Optional;

/** One of the clients that the gateway makes for itself at its first start. */
public record DevelopmentClient(String clientId, ClientSecret secret, List<String> roles, Optional<String> partner) {
    public DevelopmentClient {
        roles = List.copyOf(roles);
    }
}
