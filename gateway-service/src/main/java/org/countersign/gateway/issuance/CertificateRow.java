package org.countersign.gateway.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.Bytes;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.status.StatusReference;

/** A certificate as it is stored; the pass is sealed. */
public record CertificateRow(
        CertificateId id,
        TypeCode type,
        String issuer,
        String key,
        CertificateState state,
        Optional<String> refusal,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String hash,
        StatusReference status,
        Bytes sealedPass,
        Optional<UUID> importId,
        OffsetDateTime createdAt) {
    static final String COLUMNS =
            "id, type, issuer, key, state, refusal, valid_from, valid_until, hash, list, index, sealed_pass, import, created_at";

    static CertificateRow read(ResultSet row) throws SQLException {
        return new CertificateRow(
                new CertificateId(row.getString("id")),
                new TypeCode(row.getString("type")),
                row.getString("issuer"),
                row.getString("key"),
                CertificateState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("refusal")),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                row.getString("hash"),
                StatusReference.of(row.getInt("list"), row.getInt("index")),
                Bytes.of(row.getBytes("sealed_pass")),
                Optional.ofNullable(row.getObject("import", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class));
    }
}
