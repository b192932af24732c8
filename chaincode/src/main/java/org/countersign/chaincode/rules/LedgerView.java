package org.countersign.chaincode.rules;

import java.util.Optional;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ClockFloor;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;

/** The records of the ledger as one transaction sees them, its own changes included. */
public interface LedgerView {
    <R extends LedgerRecord> Optional<R> find(StateKey<R> key);

    /**
     * A certificate as it stands. Both of its records are read, also where the second is not there, so a change of its status in another transaction makes this one
     * invalid.
     */
    default Optional<Certificate> certificate(CertificateId id) {
        return registered(id)
                .map(certificate -> find(StateKey.certificateStanding(id))
                        .map(certificate::with)
                        .orElse(certificate));
    }

    /** A certificate as it was registered. */
    default Optional<Certificate> registered(CertificateId id) {
        return find(StateKey.certificateSeries(SeriesId.of(id))).flatMap(series -> series.find(id));
    }

    /** The time before which it cannot be; 1970 as long as no steward moved it. */
    default EpochSecond clockFloor() {
        return find(StateKey.clock()).map(ClockFloor::at).orElse(new EpochSecond(0));
    }
}
