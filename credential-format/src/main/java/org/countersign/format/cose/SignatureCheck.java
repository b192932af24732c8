package org.countersign.format.cose;

import org.countersign.format.Bytes;

/** Port to signature verification. Answers; never throws for what a stranger wrote. */
@FunctionalInterface
public interface SignatureCheck {
    /** By the key's own algorithm, as that algorithm's standard says. False for an algorithm that this check lacks. */
    boolean verifies(VerificationKey key, Bytes message, RawSignature signature);

    /** Whether a {@code false} of {@link #verifies} means anything for keys of this algorithm. Every check has ES256. */
    default boolean supports(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.ES256;
    }
}
