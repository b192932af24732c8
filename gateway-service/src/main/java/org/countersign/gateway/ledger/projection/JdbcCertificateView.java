package org.countersign.gateway.ledger.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateOperation;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RecordKind;
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
        return state.find(RecordKind.CERTIFICATE, id.value()).map(JdbcCertificateView::registered);
    }

    @Override
    public Map<CertificateId, Registered> findAll(Collection<CertificateId> ids) {
        return state
                .findAll(
                        RecordKind.CERTIFICATE,
                        ids.stream().map(CertificateId::value).toList())
                .stream()
                .map(JdbcCertificateView::registered)
                .collect(Collectors.toUnmodifiableMap(
                        found -> found.certificate().id(), Function.identity()));
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
        return state.keysAfter(RecordKind.CERTIFICATE, after, limit).stream()
                .map(CertificateId::new)
                .toList();
    }

    private static ListEntry entry(ResultSet row) throws SQLException {
        return new ListEntry(row.getInt("index"), CertificateStatus.valueOf(row.getString("status")));
    }

    private static Registered registered(StateReader.Kept kept) {
        var certificate = kept.as(Certificate.class);
        // Only a change of status writes a certificate again.
        LedgerPosition changedAt = kept.lastAt();
        return new Registered(certificate, kept.transaction(), kept.firstAt(), kept.time(), changedAt);
    }

    private static StatusOperation statusOperation(StateReader.Kept kept) {
        return new StatusOperation(
                kept.as(CertificateOperation.class), kept.transaction(), kept.firstAt(), kept.time());
    }
}
