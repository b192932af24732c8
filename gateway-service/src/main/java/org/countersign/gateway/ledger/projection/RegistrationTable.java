package org.countersign.gateway.ledger.projection;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateSeries;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.SeriesId;
import org.countersign.format.ledger.StateKey;
import org.countersign.gateway.ledger.LedgerBlock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL that tells which certificates of a series are new, and finds them again as they were registered. */
final class RegistrationTable {
    private final JdbcClient jdbc;
    private final ProjectionSchema schema;

    RegistrationTable(JdbcClient jdbc, ProjectionSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Those certificates of the series that no transaction before this one registered. */
    List<Certificate> insert(List<CertificateSeries> series, LedgerBlock.Transaction transaction) {
        var certificates = series.stream()
                .flatMap(written -> written.certificates().stream())
                .toList();
        if (certificates.isEmpty()) {
            return List.of();
        }
        var inserted = new HashSet<>(jdbc.sql(schema.sql("""
                                insert into {schema}.certificate (id, txid, block, transaction, time)
                                select id, :txid, :block, :transaction, :time from unnest(:ids::text[]) as registered (id)
                                on conflict (id) do nothing
                                returning id
                                """))
                .param("txid", transaction.id().value())
                .param("block", transaction.position().block())
                .param("transaction", transaction.position().transaction())
                .param("time", transaction.time().atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        certificates.stream()
                                .map(certificate -> certificate.id().value())
                                .toArray(String[]::new))
                .query((row, _) -> row.getString("id"))
                .list());
        return certificates.stream()
                .filter(certificate -> inserted.contains(certificate.id().value()))
                .toList();
    }

    /** Those of these certificates that are registered, as they were registered. */
    Map<CertificateId, Certificate> find(Collection<CertificateId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var wanted = new HashSet<>(ids);
        return jdbc
                .sql(schema.sql(
                        "select key, document from {schema}.record where kind = :kind and key = any(:keys::text[])"))
                .param("kind", RecordKind.CERTIFICATE_SERIES.name())
                .param(
                        "keys",
                        wanted.stream()
                                .map(id -> SeriesId.of(id).value())
                                .distinct()
                                .toArray(String[]::new))
                .query((row, _) -> series(row.getString("key"), row.getString("document")))
                .list()
                .stream()
                .flatMap(series -> series.certificates().stream())
                .filter(certificate -> wanted.contains(certificate.id()))
                .collect(Collectors.toUnmodifiableMap(Certificate::id, Function.identity()));
    }

    private static CertificateSeries series(String key, String document) {
        try {
            return LedgerRecordCodec.read(
                    StateKey.certificateSeries(new SeriesId(key)), document.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException corrupt) {
            throw new IllegalStateException(
                    "the projection's series %s is corrupt: rebuild it".formatted(key), corrupt);
        }
    }
}
