package org.countersign.gateway.keys;

import java.time.Instant;
import org.countersign.format.Kid;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/**
 * A key pair that signs here and is checked elsewhere: on P-256, or for issuing also of SM2 where that is on.
 *
 * @param signer signs; the private key never leaves it
 * @param notBefore when the key was made
 */
public record SigningKey(VerificationKey publicKey, Signer signer, Instant notBefore) {
    public Kid kid() {
        return signer.kid();
    }
}
