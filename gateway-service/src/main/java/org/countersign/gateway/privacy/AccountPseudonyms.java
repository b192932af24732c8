package org.countersign.gateway.privacy;

import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.stereotype.Component;

/** The pseudonym under which a resident's credit account stands on the chain. The way back exists only for whoever holds the key and the number. */
@Component
public final class AccountPseudonyms {
    private static final int HEX_DIGITS = 40;

    private final KeyedHash hash;

    AccountPseudonyms(SecretKeys keys) {
        this.hash = keys.keyedHash(KeyedHash.Purpose.ACCOUNT);
    }

    /** The account of whoever has this citizen ID number; the same number always gives the same account. */
    public String accountOf(String resident) {
        return "acct-" + hash.of(resident).hex().substring(0, HEX_DIGITS);
    }
}
