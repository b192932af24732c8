package org.countersign.format.cose;

import org.countersign.format.Bytes;

/** Port to signature verification. Answers; never throws for what a stranger wrote. */
@FunctionalInterface
public interface SignatureCheck {
    boolean verifies(VerificationKey key, Bytes message, Es256Signature signature);
}
