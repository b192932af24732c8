package org.countersign.gateway.issuance;

import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Kid;

/** What one key has signed so far. */
public interface SignedCertificates {
    /** Whether a certificate, or a further copy of one, under this key still waits for the chain to register it. */
    boolean areWaiting(Kid key);

    /** When the latest certificate under this key begins; it may lie ahead. Reads the whole table, so ask seldom. */
    Optional<Instant> latestBegin(Kid key);
}
