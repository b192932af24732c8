package org.countersign.gateway.issuance.copies;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.ledger.CertificateId;

/** Makes further copies of registered certificates. A copy leaves the house only after the ledger knows it. */
public interface CertificateCopies {
    /**
     * Draws a place for each copy, signs them, and leaves their registration with the outbox, in one database transaction (the caller's, where there is one). All or none.
     *
     * @throws org.countersign.gateway.problem.ProblemException {@code NOT_FOUND}, {@code CERTIFICATE_NOT_REGISTERED}, {@code TOO_BUSY}, or when the certificate is revoked,
     *     expired or has no room for so many copies
     */
    CopyId make(CertificateId certificate, List<CopyWish> wishes);

    /** What became of them, without waiting; throws {@code NOT_FOUND} when nobody wished this. */
    CopyState find(CopyId id);

    /** The final state, or {@link CopyState.Pending} when the timeout comes first; no thread waits. */
    CompletableFuture<CopyState> await(CopyId id, Duration timeout);
}
