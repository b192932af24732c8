package org.countersign.gateway.authorization.dpop;

/** Names of RFC 9449, Demonstrating Proof of Possession. */
public final class DPoPNames {
    /** Header of a proof, and scheme of a token that is bound to a key. */
    public static final String DPOP = "DPoP";

    public static final String NONCE_HEADER = "DPoP-Nonce";
    /** Section 10: the key to which an authorization code is bound. */
    public static final String JKT_PARAMETER = "dpop_jkt";

    static final String INVALID_PROOF = "invalid_dpop_proof";
    static final String USE_NONCE = "use_dpop_nonce";

    private DPoPNames() {}
}
