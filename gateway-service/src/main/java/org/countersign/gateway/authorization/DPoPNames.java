package org.countersign.gateway.authorization;

/** Names of RFC 9449, Demonstrating Proof of Possession. */
final class DPoPNames {
    /** Header of a proof, and scheme of a token that is bound to a key. */
    static final String DPOP = "DPoP";

    static final String NONCE_HEADER = "DPoP-Nonce";
    /** Section 10: the key to which an authorization code is bound. */
    static final String JKT_PARAMETER = "dpop_jkt";

    static final String INVALID_PROOF = "invalid_dpop_proof";
    static final String USE_NONCE = "use_dpop_nonce";

    private DPoPNames() {}
}
