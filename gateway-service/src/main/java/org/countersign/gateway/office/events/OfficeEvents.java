package org.countersign.gateway.office.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.issuance.CertificateIds;
import org.countersign.gateway.office.accounts.Officer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what officers do, in the transaction that does it. Who, what, on which certificate, why: accounts, ids and codes, and nothing personal. */
@Component
public final class OfficeEvents {
    private final JdbcClient jdbc;
    private final CertificateIds ids;
    private final Clock clock;

    OfficeEvents(JdbcClient jdbc, CertificateIds ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Something that was done.
     *
     * @param subject the id of a certificate, an import or a request; empty where there is none
     */
    public record Event(
            String id,
            OffsetDateTime at,
            String officer,
            OfficeAction action,
            Optional<String> subject,
            Optional<Reason> reason) {}

    public void add(Officer officer, OfficeAction action) {
        add(officer, action, Optional.empty(), Optional.empty());
    }

    public void add(Officer officer, OfficeAction action, CertificateId certificate) {
        add(officer, action, Optional.of(certificate.value()), Optional.empty());
    }

    public void add(Officer officer, OfficeAction action, CertificateId certificate, Reason reason) {
        add(officer, action, Optional.of(certificate.value()), Optional.of(reason));
    }

    /** Joins the caller's transaction, where there is one. */
    public void add(Officer officer, OfficeAction action, Optional<String> subject, Optional<Reason> reason) {
        jdbc.sql("""
                        insert into office_event (id, at, officer, action, subject, reason)
                        values (:id, :at, :officer, :action, :subject::uuid, :reason)
                        """)
                .param("id", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("officer", officer.id())
                .param("action", action.name())
                .param("subject", subject.orElse(null))
                .param("reason", reason.map(Reason::name).orElse(null))
                .update();
    }

    /** The latest first, of one officer or of all, behind the given event. */
    public List<Event> page(Optional<String> officer, Optional<String> before, int limit) {
        return latest(
                        "(:officer::text is null or officer = :officer) and (:before::uuid is null or id < :before::uuid)",
                        limit)
                .param("officer", officer.orElse(null))
                .param("before", before.orElse(null))
                .query(OfficeEvents::event)
                .list();
    }

    /** What was done on one certificate, the latest first. */
    public List<Event> on(CertificateId certificate, int limit) {
        return latest("subject = :subject::uuid", limit)
                .param("subject", certificate.value())
                .query(OfficeEvents::event)
                .list();
    }

    private JdbcClient.StatementSpec latest(String condition, int limit) {
        return jdbc.sql("select id, at, officer, action, subject, reason from office_event where " + condition
                        + " order by id desc limit :limit")
                .param("limit", limit);
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("id"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("officer"),
                OfficeAction.valueOf(row.getString("action")),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf));
    }
}
