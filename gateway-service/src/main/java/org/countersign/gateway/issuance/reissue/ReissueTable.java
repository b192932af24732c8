package org.countersign.gateway.issuance.reissue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.ReasonCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which certificate follows which, as it is stored. */
@Component
final class ReissueTable {
    private static final String SELECT = "select predecessor, successor, state from certificate_reissue where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReissueTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A reissue whose successor's fate the ledger has decided, and which is not settled yet. */
    record Decided(
            CertificateId predecessor, CertificateId successor, TypeCode type, ReasonCode reason, boolean registered) {}

    /** Takes the document's name away from the predecessor and keeps it here. Joins the caller's transaction, which holds the predecessor's row. */
    void begin(CertificateId predecessor) {
        jdbc.sql("update certificate set business_key = null where id = :id")
                .param("id", predecessor.value())
                .update();
    }

    /** What the predecessor gives up: empty when it had been given up before. */
    Optional<byte[]> document(CertificateId predecessor) {
        return jdbc.sql("select business_key from certificate where id = :id and business_key is not null")
                .param("id", predecessor.value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void insert(CertificateId predecessor, CertificateId successor, ReasonCode reason, Optional<byte[]> document) {
        jdbc.sql("""
                        insert into certificate_reissue (successor, predecessor, state, reason, document, created_at)
                        values (:successor, :predecessor, 'PENDING', :reason, :document::bytea, :now)
                        """)
                .param("successor", successor.value())
                .param("predecessor", predecessor.value())
                .param("reason", reason.value())
                .param("document", document.orElse(null))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that follows this certificate, or is on its way to. */
    Optional<Reissued> following(CertificateId predecessor) {
        return jdbc.sql(SELECT + "predecessor = :id and state <> 'REFUSED'")
                .param("id", predecessor.value())
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<Reissued> preceding(CertificateId successor) {
        return jdbc.sql(SELECT + "successor = :id")
                .param("id", successor.value())
                .query((row, _) -> read(row))
                .optional();
    }

    List<Decided> decided(int limit) {
        return jdbc.sql("""
                        select predecessor, successor, type, reason, certificate.state
                        from certificate_reissue join certificate on certificate.id = successor
                        where certificate_reissue.state = 'PENDING' and certificate.state <> 'PENDING'
                        order by successor limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> new Decided(
                        new CertificateId(row.getString("predecessor")),
                        new CertificateId(row.getString("successor")),
                        new TypeCode(row.getString("type")),
                        new ReasonCode(row.getString("reason")),
                        row.getString("state").equals("REGISTERED")))
                .list();
    }

    /** Says whether it was this call that settled it. Joins the caller's transaction. */
    boolean settle(CertificateId successor, Reissued.State state) {
        return jdbc.sql("update certificate_reissue set state = :state where successor = :id and state = 'PENDING'")
                        .param("state", state.name())
                        .param("id", successor.value())
                        .update()
                == 1;
    }

    /** Gives the predecessor its document back, unless somebody was issued the same one in the meantime. */
    void giveBack(CertificateId successor) {
        jdbc.sql("""
                        update certificate set business_key = document from certificate_reissue
                        where certificate_reissue.successor = :id and certificate.id = predecessor and business_key is null
                          and not exists (select from certificate other where other.business_key = document)
                        """).param("id", successor.value()).update();
    }

    private static Reissued read(ResultSet row) throws SQLException {
        return new Reissued(
                new CertificateId(row.getString("predecessor")),
                new CertificateId(row.getString("successor")),
                Reissued.State.valueOf(row.getString("state")));
    }
}
