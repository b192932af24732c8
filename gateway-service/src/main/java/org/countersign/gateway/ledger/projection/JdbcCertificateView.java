package org.countersign.gateway.ledger.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateStanding;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.ledger.LedgerPosition;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcCertificateView implements CertificateView {
    private final JdbcClient jdbc;
    private final StateReader state;

    JdbcCertificateView(JdbcClient jdbc, StateReader state) {
        this.jdbc = jdbc;
        this.state = state;
    }

    @Override
    public Optional<Registered> find(CertificateId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<CertificateId, Registered> findAll(Collection<CertificateId> ids) {
        var registrations = registrations(ids);
        // Read after the registrations, so each of them has its record; and a status is at worst newer than they are.
        var certificates = new RegistrationTable(jdbc, ProjectionSchema.LIVE)
                .find(registrations.stream().map(Registration::id).toList());
        var standings = standings(ids);
        var found = new HashMap<CertificateId, Registered>();
        for (var registration : registrations) {
            var registered = Optional.ofNullable(certificates.get(registration.id()))
                    .orElseThrow(() -> new IllegalStateException(
                            "the projection has no record of certificate %s: rebuild it".formatted(registration.id())));
            var standing = Optional.ofNullable(standings.get(registration.id()));
            found.put(
                    registration.id(),
                    new Registered(
                            standing.map(kept -> registered.with(kept.as(CertificateStanding.class)))
                                    .orElse(registered),
                            registration.transaction(),
                            registration.position(),
                            registration.time(),
                            standing.map(StateReader.Kept::lastAt).orElse(registration.position())));
        }
        return Map.copyOf(found);
    }

    /** Which transaction registered a certificate. */
    private record Registration(CertificateId id, TransactionId transaction, LedgerPosition position, Instant time) {}

    private List<Registration> registrations(Collection<CertificateId> ids) {
        return jdbc.sql(
                        "select id, txid, block, transaction, time from projection.certificate where id = any(:ids::text[])")
                .param("ids", ids.stream().map(CertificateId::value).toArray(String[]::new))
                .query((row, _) -> new Registration(
                        new CertificateId(row.getString("id")),
                        new TransactionId(row.getString("txid")),
                        new LedgerPosition(row.getLong("block"), row.getInt("transaction")),
                        row.getObject("time", OffsetDateTime.class).toInstant()))
                .list();
    }

    private Map<CertificateId, StateReader.Kept> standings(Collection<CertificateId> ids) {
        return state
                .findAll(
                        RecordKind.CERTIFICATE_STANDING,
                        ids.stream().map(CertificateId::value).toList())
                .stream()
                .collect(Collectors.toMap(
                        kept -> kept.as(CertificateStanding.class).id(), Function.identity()));
    }

    @Override
    public List<StatusOperation> history(CertificateId id) {
        var operations = jdbc.sql(
                        "select operation from projection.certificate_change where certificate = :certificate order by number")
                .param("certificate", id.value())
                .query((row, _) -> row.getString("operation"))
                .list();
        var found = state.findAll(RecordKind.CERTIFICATE_OPERATION, operations).stream()
                .map(JdbcCertificateView::statusOperation)
                .collect(Collectors.toMap(change -> change.operation().id().value(), Function.identity()));
        return operations.stream()
                .flatMap(operation -> Optional.ofNullable(found.get(operation)).stream())
                .toList();
    }

    @Override
    public Optional<StatusOperation> operation(OperationId id) {
        return state.find(RecordKind.CERTIFICATE_OPERATION, id.value()).map(JdbcCertificateView::statusOperation);
    }

    @Override
    public List<ListEntry> exceptions(int list) {
        return jdbc.sql(
                        "select index, status from projection.status_entry where list = :list and status <> 'VALID' order by index")
                .param("list", list)
                .query((row, _) -> entry(row))
                .list();
    }

    @Override
    public Set<Integer> taken(int list, Collection<Integer> indexes) {
        return jdbc.sql(
                        "select index from projection.status_entry where list = :list and index = any(:indexes::integer[])")
                .param("list", list)
                .param("indexes", indexes.toArray(Integer[]::new))
                .query((row, _) -> row.getInt("index"))
                .set();
    }

    @Override
    public Optional<Integer> lastList() {
        return jdbc.sql("select list from projection.status_entry order by list desc limit 1")
                .query((row, _) -> row.getInt("list"))
                .optional();
    }

    @Override
    public List<CertificateId> idsAfter(String after, int limit) {
        return jdbc.sql("select id from projection.certificate where id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new CertificateId(row.getString("id")))
                .list();
    }

    private static ListEntry entry(ResultSet row) throws SQLException {
        return new ListEntry(row.getInt("index"), CertificateStatus.valueOf(row.getString("status")));
    }

    private static StatusOperation statusOperation(StateReader.Kept kept) {
        return new StatusOperation(
                kept.as(CertificateOperation.class), kept.transaction(), kept.firstAt(), kept.time());
    }
}
