package org.countersign.gateway.authorization;

import java.util.List;

/**
 * Credentials of one configuration that a wallet may fetch (OpenID4VCI 1.0, section 6.2).
 *
 * @param configurationId {@code credential_configuration_id}
 * @param identifiers {@code credential_identifiers}: one for each certificate that is meant
 */
public record GrantedCredential(String configurationId, List<String> identifiers) {
    public GrantedCredential {
        identifiers = List.copyOf(identifiers);
    }
}
