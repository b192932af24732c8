package org.countersign.gateway.office.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import org.countersign.gateway.security.ClientId;

/**
 * An officer who signed in.
 *
 * @param id the account's name; it stands in every event
 * @param name as the pages show it
 */
public record Officer(String id, String name, Set<OfficerRole> roles) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    public Officer {
        roles = Set.copyOf(roles);
    }

    public boolean is(OfficerRole role) {
        return roles.contains(role);
    }

    public boolean isOneOf(OfficerRole... any) {
        return Arrays.stream(any).anyMatch(this::is);
    }

    /** Under this name requests are repeated; no machine client has one like it. */
    public ClientId client() {
        return new ClientId("office:" + id);
    }
}
