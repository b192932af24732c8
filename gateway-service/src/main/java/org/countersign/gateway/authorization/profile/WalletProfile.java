package org.countersign.gateway.authorization.profile;

/** Which wallets are served, by {@code countersign.openid4vci.profile}. */
public enum WalletProfile {
    /** OpenID4VCI 1.0: pre-authorized codes, public clients, tokens with or without a key. */
    PLAIN,
    /** OpenID4VC HAIP 1.0: authorization code only, pushed, by attested wallets, with tokens that are bound to a key. */
    HAIP;

    public boolean isHaip() {
        return this == HAIP;
    }
}
