package org.countersign.gateway.keys;

import java.util.List;
import org.countersign.format.IssuerId;

/** The keys that sign what leaves the gateway. */
public interface SigningKeys {
    /** The first root. Roots sign trust bundles, and counters pin one. */
    default SigningKey root() {
        return everyRoot().getFirst();
    }

    /** All roots that were ever made, in the order of their making; never empty. Which of them signs is said by the changes of the root that are kept. */
    List<SigningKey> everyRoot();

    /** Makes one more root, on disk before this returns. */
    SigningKey addRoot();

    /** Signs status lists. */
    SigningKey status();

    /** An issuer's first key; made, and on disk, before this returns for the first time. */
    default SigningKey issuing(IssuerId issuer) {
        return everyIssuing(issuer).getFirst();
    }

    /** All keys that were ever made for an issuer, in the order of their making; never empty. Which of them signs is the chain's word. */
    List<SigningKey> everyIssuing(IssuerId issuer);

    /** Makes one more key for an issuer, on disk before this returns. */
    SigningKey addIssuing(IssuerId issuer);

    /** Whether this gateway was told to make issuing keys for SM2 with SM3. */
    default boolean makesSm2() {
        return false;
    }

    /** Makes one more key for an issuer, for SM2 with SM3: it signs counter passes and nothing of the OpenID forms. */
    default SigningKey addSm2Issuing(IssuerId issuer) {
        throw new IllegalStateException("SM2 is off, so " + issuer + " gets no such key");
    }
}
