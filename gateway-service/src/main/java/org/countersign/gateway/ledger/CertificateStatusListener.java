package org.countersign.gateway.ledger;

import java.util.List;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.StatusIndex;

/**
 * Told of changes in status lists while their block is being projected, in the same database transaction: what the listener writes commits together with the
 * projection and its position, or not at all. It must only write to the database. A database that does not answer makes the block
 * be tried again; any other exception halts the projection. It is not told again by a
 * rebuild, and not of places that are new and VALID, as all places are until something is told of them.
 */
public interface CertificateStatusListener {
    /**
     * A certificate has a status in these places that it had not there before: all its places after a change of status, or those of copies that came when it was suspended.
     *
     * @param places never empty
     */
    record Changed(
            CertificateId certificate, CertificateStatus status, List<StatusIndex> places, LedgerPosition position) {
        public Changed {
            places = List.copyOf(places);
        }
    }

    /** In chain order; never empty. Each certificate is as that transaction left it. */
    void statusChanged(List<Changed> changes);
}
