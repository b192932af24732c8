package org.countersign.gateway.issuance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.countersign.gateway.issuance.types.CertificateType;

/**
 * What an officer asked for, once it satisfies the type. Only {@link SchemaCheck} makes one, so nobody after it checks again.
 *
 * @param fields canonical values by field name; an optional field that was left empty has no entry
 * @param validUntil the last valid day
 */
public record CheckedCertificate(
        CertificateType type, Map<String, String> fields, LocalDate validFrom, Optional<LocalDate> validUntil) {
    public CheckedCertificate {
        fields = Map.copyOf(fields);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "CheckedCertificate[" + type.code() + "]";
    }
}
