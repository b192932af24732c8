package org.countersign.gateway.issuance;

import org.countersign.format.IssuerId;
import org.countersign.gateway.keys.SigningKey;

/** Which key signs an issuer's certificates now. */
@FunctionalInterface
public interface CurrentKey {
    SigningKey of(IssuerId issuer);

    /** The same among those keys that can sign tokens: JOSE has no algorithm for SM2. */
    default SigningKey forTokens(IssuerId issuer) {
        return of(issuer);
    }
}
