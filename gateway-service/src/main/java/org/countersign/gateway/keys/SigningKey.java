package org.countersign.gateway.keys;

import java.time.Instant;
import org.countersign.format.Kid;
import org.countersign.format.cose.Signer;
import org.countersign.format.cose.VerificationKey;

/**
 * A key pair on P-256 that signs here and is checked elsewhere.
 *
 * @param signer signs; the private key never leaves it
 * @param notBefore when the key was made
 */
public record SigningKey(VerificationKey publicKey, Signer signer, Instant notBefore) {
    public Kid kid() {
        return signer.kid();
    }
}
