package org.countersign.gateway.issuance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.Digest;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads certificates. */
@Component
final class CertificateRows {
    private final JdbcClient jdbc;

    CertificateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which certificates a page is of. */
    record Filter(Optional<TypeCode> type, Optional<CertificateState> state, Optional<UUID> importId) {}

    Optional<CertificateRow> find(CertificateId id) {
        return one(id, "");
    }

    /** Holds the row until the caller's transaction ends, against others who lock it, not against references to it. */
    Optional<CertificateRow> lock(CertificateId id) {
        return one(id, " for no key update");
    }

    private Optional<CertificateRow> one(CertificateId id, String locking) {
        return jdbc.sql("select " + CertificateRow.COLUMNS + " from certificate where id = :id" + locking)
                .param("id", id.value())
                .query((row, _) -> CertificateRow.read(row))
                .optional();
    }

    /** Those of a holder and a type that were not refused and have not ended; the one issued last comes first. */
    List<CertificateRow> ofHolder(Digest holder, TypeCode type, LocalDate today, int limit) {
        return jdbc.sql("select " + CertificateRow.COLUMNS + """
                         from certificate join certificate_holder on certificate_holder.certificate = certificate.id
                        where holder = :holder and type = :type and state <> 'REFUSED' and (valid_until is null or valid_until >= :today)
                        order by created_at desc, id desc limit :limit
                        """)
                .param("holder", holder.value().toArray())
                .param("type", type.value())
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> CertificateRow.read(row))
                .list();
    }

    /** Those of a holder, of every type and in every state; the one issued last comes first. */
    List<CertificateId> ofHolder(Digest holder, int limit) {
        return jdbc.sql("""
                        select id from certificate join certificate_holder on certificate_holder.certificate = certificate.id
                        where holder = :holder order by created_at desc, id desc limit :limit
                        """)
                .param("holder", holder.value().toArray())
                .param("limit", limit)
                .query((row, _) -> new CertificateId(row.getString("id")))
                .list();
    }

    /** The certificate that is this document. */
    Optional<CertificateId> ofDocument(Digest document) {
        return jdbc.sql("select id from certificate where business_key = :document")
                .param("document", document.value().toArray())
                .query((row, _) -> new CertificateId(row.getString("id")))
                .optional();
    }

    /** In the order of their ids, from the one behind {@code after}. */
    List<CertificateRow> page(Filter filter, String after, int limit) {
        return jdbc.sql("select " + CertificateRow.COLUMNS + """
                         from certificate
                        where id > :after
                          and (:type::text is null or type = :type)
                          and (:state::text is null or state = :state)
                          and (:import::uuid is null or import = :import::uuid)
                        order by id limit :limit
                        """)
                .param("after", after)
                .param("type", filter.type().map(TypeCode::value).orElse(null))
                .param("state", filter.state().map(CertificateState::name).orElse(null))
                .param("import", filter.importId().map(UUID::toString).orElse(null))
                .param("limit", limit)
                .query((row, _) -> CertificateRow.read(row))
                .list();
    }
}
