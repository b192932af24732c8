package org.countersign.format.cose;

/** Which messages a reader accepts. */
public enum CoseRules {
    /**
     * What Countersign writes: tag 18, deterministic, algorithm and key id (or a kcwt) in the protected header, nothing in the
     * unprotected one, small s where the algorithm is ES256. One signed content has one byte string, so its hash cannot
     * be changed by a stranger.
     */
    COUNTERSIGN,
    /** What RFC 9052 allows others to write, with our algorithms: tag 18, 61(18) or none, any order, any header side. */
    STANDARD
}
