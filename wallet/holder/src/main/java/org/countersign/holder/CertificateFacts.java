package org.countersign.holder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.IssuerId;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.pass.PassField;

/**
 * What the issuer signed, in words for the holder. Learnt once, when the certificate was kept and its signature held, so
 * that a wallet can show it when the trust bundle of that day is gone.
 */
public record CertificateFacts(
        IssuerId issuer,
        Names issuerName,
        TypeCode type,
        Names typeName,
        LocalDate validFrom,
        Optional<Instant> expiresAt,
        List<PassField> fields) {

    public CertificateFacts {
        fields = List.copyOf(fields);
    }

    /** By its dates alone; what became of it since is the status's word. */
    public boolean isInForceAt(Instant time) {
        return hasBegunAt(time) && !hasEndedAt(time);
    }

    boolean hasBegunAt(Instant time) {
        return !time.isBefore(CityTime.startOf(validFrom));
    }

    boolean hasEndedAt(Instant time) {
        return expiresAt.isPresent() && !time.isBefore(expiresAt.get());
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CertificateFacts[" + type + " by " + issuer + "]";
    }
}
