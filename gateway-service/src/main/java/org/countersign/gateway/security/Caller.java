package org.countersign.gateway.security;

import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.PartnerId;

/**
 * Who calls. Take it as a parameter of a controller method.
 *
 * @param client the client of the access token
 * @param roles the roles in it
 * @param partner the agency that a partner's client acts for; the client cannot choose it
 */
public record Caller(ClientId client, Set<Role> roles, Optional<PartnerId> partner) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
