package org.countersign.gateway.ledger.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.CopiesOperation;
import org.countersign.format.ledger.CopiesOperation.Result.Added;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.gateway.ledger.CertificateStatusListener.Changed;
import org.countersign.gateway.ledger.LedgerPosition;
import org.springframework.jdbc.core.JdbcTemplate;

/** SQL that writes which certificate has which places of status lists, and with which status. */
final class PlaceTables {
    private final JdbcTemplate jdbc;
    private final ProjectionSchema schema;

    PlaceTables(JdbcTemplate jdbc, ProjectionSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** The places of one certificate, all with one status. */
    private record Places(CertificateId certificate, CertificateStatus status, List<StatusIndex> indexes) {}

    /**
     * Writes what one transaction said of places. It registers, changes or adds copies; were it ever to do several, additions come last: they carry the status that they found.
     *
     * @return the places whose status changed
     */
    List<Changed> write(List<Certificate> certificates, List<CopiesOperation> additions, LedgerPosition position) {
        var further = furtherPlaces(
                certificates.stream().filter(PlaceTables::isChanged).toList());
        var written = new ArrayList<Places>();
        var changed = new ArrayList<Changed>();
        for (var certificate : certificates) {
            var places = new Places(
                    certificate.id(),
                    certificate.status(),
                    Stream.concat(
                                    certificate.copies().stream().map(Copy::status),
                                    further.getOrDefault(certificate.id(), List.of()).stream())
                            .toList());
            written.add(places);
            if (isChanged(certificate)) {
                changed.add(changed(places, position));
            }
        }
        for (var addition : additions) {
            if (addition.result() instanceof Added(CertificateStatus status)) {
                var places = new Places(
                        addition.certificate(),
                        status,
                        addition.copies().stream().map(Copy::status).toList());
                written.add(places);
                if (status != CertificateStatus.VALID) {
                    changed.add(changed(places, position));
                }
            }
        }
        writeEntries(written);
        writeFurther(additions);
        return List.copyOf(changed);
    }

    private static boolean isChanged(Certificate certificate) {
        return certificate.changes() > 0;
    }

    private static Changed changed(Places places, LedgerPosition position) {
        return new Changed(places.certificate(), places.status(), places.indexes(), position);
    }

    /** Registrations, of which there are hundreds at a time, have no further places and ask for none. */
    private Map<CertificateId, List<StatusIndex>> furtherPlaces(List<Certificate> certificates) {
        var places = new HashMap<CertificateId, List<StatusIndex>>();
        if (!certificates.isEmpty()) {
            jdbc.query(
                    schema.sql(
                            "select certificate, list, index from {schema}.further_copy where certificate = any(?::text[]) order by list, index"),
                    row -> {
                        places.computeIfAbsent(new CertificateId(row.getString("certificate")), _ -> new ArrayList<>())
                                .add(new StatusIndex(row.getInt("list"), row.getInt("index")));
                    },
                    (Object) certificates.stream()
                            .map(certificate -> certificate.id().value())
                            .toArray(String[]::new));
        }
        return places;
    }

    /** One statement for all. A certificate and a place come once in a transaction. */
    private void writeEntries(List<Places> written) {
        var lists = new ArrayList<Integer>();
        var indexes = new ArrayList<Integer>();
        var owners = new ArrayList<String>();
        var statuses = new ArrayList<String>();
        for (var places : written) {
            for (var place : places.indexes()) {
                lists.add(place.list());
                indexes.add(place.index());
                owners.add(places.certificate().value());
                statuses.add(places.status().name());
            }
        }
        if (lists.isEmpty()) {
            return;
        }
        jdbc.update(
                schema.sql("""
                        insert into {schema}.status_entry (list, index, certificate, status)
                        select * from unnest(?::integer[], ?::integer[], ?::text[], ?::text[])
                        on conflict (list, index) do update set certificate = excluded.certificate, status = excluded.status
                        """),
                lists.toArray(Integer[]::new),
                indexes.toArray(Integer[]::new),
                owners.toArray(String[]::new),
                statuses.toArray(String[]::new));
    }

    private void writeFurther(List<CopiesOperation> additions) {
        var rows = additions.stream()
                .filter(addition -> addition.result() instanceof Added)
                .flatMap(addition -> addition.copies().stream().map(copy -> new Object[] {
                    addition.certificate().value(),
                    copy.status().list(),
                    copy.status().index(),
                    addition.id().value()
                }))
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    schema.sql(
                            "insert into {schema}.further_copy (certificate, list, index, operation) values (?, ?, ?, ?)"),
                    rows);
        }
    }
}
