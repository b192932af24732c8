package org.countersign.gateway.authorization.clients;

import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** Names of draft-ietf-oauth-attestation-based-client-auth, of which version 11 was read. */
public final class AttestationNames {
    public static final ClientAuthenticationMethod METHOD = new ClientAuthenticationMethod("attest_jwt_client_auth");
    static final String ATTESTATION_HEADER = "OAuth-Client-Attestation";
    static final String PROOF_HEADER = "OAuth-Client-Attestation-PoP";
    static final String CHALLENGE_HEADER = "OAuth-Client-Attestation-Challenge";
    static final String ATTESTATION_TYPE = "oauth-client-attestation+jwt";
    static final String PROOF_TYPE = "oauth-client-attestation-pop+jwt";
    static final String CHALLENGE_CLAIM = "challenge";
    public static final String CHALLENGE_ENDPOINT = "challenge_endpoint";
    static final String CHALLENGE_MEMBER = "attestation_challenge";
    static final String USE_CHALLENGE = "use_attestation_challenge";
    static final String INVALID_ATTESTATION = "invalid_client_attestation";

    private AttestationNames() {}
}
