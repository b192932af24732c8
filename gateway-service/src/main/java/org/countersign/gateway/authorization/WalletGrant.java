package org.countersign.gateway.authorization;

import java.util.List;
import java.util.Optional;

/**
 * What a valid access token of a wallet allows; controllers of the credential issuer take it as an argument. Its DPoP proof was checked where the token is bound to a key.
 *
 * @param id names the grant for as long as it lives, the same for each token that is refreshed from it
 * @param client {@code client_id}; empty for anonymous pre-authorized access
 * @param usesIdentifiers whether the token response named {@code credential_identifiers}, which requests must then use
 */
public record WalletGrant(
        String id, Optional<String> client, List<GrantedCredential> credentials, boolean usesIdentifiers) {
    public WalletGrant {
        credentials = List.copyOf(credentials);
    }
}
