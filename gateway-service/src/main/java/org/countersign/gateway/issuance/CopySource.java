package org.countersign.gateway.issuance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.issuance.types.CertificateType;

/**
 * A registered certificate as further copies are made of it.
 *
 * @param values what the type's counter profile shows of it, by name
 * @param validUntil the last valid day
 */
public record CopySource(
        CertificateId id,
        CertificateType type,
        Map<String, String> values,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {
    public CopySource {
        values = Map.copyOf(values);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CopySource[" + id + "]";
    }
}
