package org.countersign.gateway.ledger;

import java.util.List;
import org.countersign.format.ledger.Certificate;

/**
 * Told of certificates' status changes while their block is being projected, in the same database transaction: what the listener writes commits together with the
 * projection and its position, or not at all. It must only write to the database. A database that does not answer makes the block
 * be tried again; any other exception halts the projection. It is not told again by a
 * rebuild, and not of registrations, whose status is VALID.
 */
public interface CertificateStatusListener {
    record Changed(Certificate certificate, LedgerPosition position) {}

    /** In chain order; never empty. Each certificate is as that transaction left it. */
    void statusChanged(List<Changed> changes);
}
