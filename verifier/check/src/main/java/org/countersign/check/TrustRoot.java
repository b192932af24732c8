package org.countersign.check;

import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.VerificationKey;

/** The root key that a counter pinned at enrolment. Only it may sign trust bundles. */
public record TrustRoot(Kid kid, VerificationKey key) {
    public static TrustRoot of(VerificationKey key, Sha256 sha256) {
        return new TrustRoot(key.kid(sha256), key);
    }
}
