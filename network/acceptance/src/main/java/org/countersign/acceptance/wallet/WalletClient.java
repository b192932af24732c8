package org.countersign.acceptance.wallet;

import java.net.URI;
import java.util.Optional;

/**
 * Who a wallet is to an authorization server.
 *
 * @param id {@code client_id}, the same for all installations
 * @param redirectUri where the browser comes back; registered for the id
 * @param proofs the key to which tokens are bound
 * @param attestation how it authenticates; empty for a public client
 */
public record WalletClient(
        String id, URI redirectUri, Optional<DpopProofs> proofs, Optional<WalletAttestation> attestation) {}
