package org.countersign.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.IssuerId;
import org.countersign.format.Kid;
import org.countersign.format.Names;
import org.countersign.format.TypeCode;
import org.countersign.format.pass.PassField;
import org.countersign.format.status.StatusReference;

/**
 * What the issuer signed, for the clerk to compare with the person. Exists only once signature, type and fields passed;
 * it says who signed what, not that it holds today: that is the verdict's.
 */
public record CheckedCertificate(
        IssuerId issuer,
        Names issuerName,
        TypeCode type,
        Names typeName,
        LocalDate validFrom,
        Optional<Instant> expiresAt,
        List<PassField> fields,
        StatusReference status,
        Kid kid,
        Bytes message) {

    public CheckedCertificate {
        fields = List.copyOf(fields);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CheckedCertificate[" + type + " by " + issuer + "]";
    }
}
