package org.countersign.gateway.office.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.privacy.Cell;
import org.countersign.gateway.privacy.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Requests that wait for a second person. What they say of a person is sealed, and goes when they are decided. */
@Component
final class ApprovalTable {
    private static final String SELECT =
            "select id, type, predecessor, state, asked_by, asked_at, reissue_reason, decided_by, decided_at, decline_reason, certificate from office_request ";

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final Clock clock;

    ApprovalTable(JdbcClient jdbc, FieldCipher cipher, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    void insert(
            UUID id,
            TypeCode type,
            Optional<CertificateId> predecessor,
            Optional<ReasonCode> reissueReason,
            Asked asked,
            String officer) {
        jdbc.sql("""
                        insert into office_request (id, type, predecessor, state, asked_by, asked_at, reissue_reason, sealed_by, sealed)
                        values (:id, :type, :predecessor, 'WAITING', :officer, :now, :reason, :sealedBy, :sealed)
                        """)
                .param("id", id)
                .param("type", type.value())
                .param("predecessor", predecessor.map(CertificateId::value).orElse(null))
                .param("officer", officer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reissueReason.map(ReasonCode::value).orElse(null))
                .param("sealedBy", cipher.keyId())
                .param("sealed", cipher.seal(cell(id), json.writeValueAsString(asked)))
                .update();
    }

    Optional<ApprovalRequest> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Holds the row until the caller's transaction ends. */
    Optional<ApprovalRequest> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** What was asked for; empty once it is decided. */
    Optional<Asked> asked(UUID id) {
        return jdbc.sql("select sealed from office_request where id = :id and sealed is not null")
                .param("id", id)
                .query((row, _) -> json.readValue(cipher.openText(cell(id), row.getBytes("sealed")), Asked.class))
                .optional();
    }

    List<ApprovalRequest> waiting(int limit) {
        return jdbc.sql(SELECT + "where state = 'WAITING' order by id limit :limit")
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    /** The latest first. */
    List<ApprovalRequest> decided(int limit) {
        return jdbc.sql(SELECT + "where state <> 'WAITING' order by decided_at desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    void decide(UUID id, String state, String officer, @Nullable String declined, @Nullable CertificateId certificate) {
        jdbc.sql("""
                        update office_request set state = :state, decided_by = :officer, decided_at = :now, decline_reason = :declined,
                            certificate = :certificate, sealed = null
                        where id = :id and state = 'WAITING'
                        """)
                .param("state", state)
                .param("officer", officer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("declined", declined)
                .param("certificate", certificate == null ? null : certificate.value())
                .param("id", id)
                .update();
    }

    private static Cell cell(UUID id) {
        return new Cell("office_request", "sealed", id.toString());
    }

    private static ApprovalRequest read(ResultSet row) throws SQLException {
        return new ApprovalRequest(
                row.getObject("id", UUID.class),
                new TypeCode(row.getString("type")),
                Optional.ofNullable(row.getString("predecessor")).map(CertificateId::new),
                row.getString("state"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class),
                Optional.ofNullable(row.getString("reissue_reason")).map(ReasonCode::new),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("decline_reason")),
                Optional.ofNullable(row.getString("certificate")).map(CertificateId::new));
    }
}
