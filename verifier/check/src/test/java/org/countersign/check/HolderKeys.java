package org.countersign.check;

import java.security.KeyPair;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/** What a holder's device has, and what the issuer learns of it. */
record HolderKeys(Signer signer, VerificationKey publicKey) {
    HolderKeys(KeyPair pair) {
        this(City.signer(pair), City.publicKey(pair));
    }
}
