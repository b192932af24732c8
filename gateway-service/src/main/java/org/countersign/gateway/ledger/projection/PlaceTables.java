package org.countersign.gateway.ledger.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.format.ledger.Certificate;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStanding;
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
    private final RegistrationTable registrations;

    PlaceTables(JdbcTemplate jdbc, ProjectionSchema schema, RegistrationTable registrations) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.registrations = registrations;
    }

    /** The places of one certificate, all with one status. */
    private record Places(CertificateId certificate, CertificateStatus status, List<StatusIndex> indexes) {}

    /**
     * Writes what one transaction said of places. It registers, changes or adds copies; were it ever to do several, changes come after registrations, and additions last: they
     * carry the status that they found.
     *
     * @param registered the certificates that are new
     * @return the places whose status changed
     * @throws ChainBrokenException when the status of a certificate changed that was never registered; nothing was written
     */
    List<Changed> write(
            List<Certificate> registered,
            List<CertificateStanding> standings,
            List<CopiesOperation> additions,
            LedgerPosition position) {
        var written = new ArrayList<Places>();
        var changed = new ArrayList<Changed>();
        var standingOf = standings.stream().collect(Collectors.toMap(CertificateStanding::id, Function.identity()));
        for (var certificate : registered) {
            if (!standingOf.containsKey(certificate.id())) {
                written.add(new Places(certificate.id(), CertificateStatus.VALID, places(certificate.copies())));
            }
        }
        for (var places : changedPlaces(standings)) {
            written.add(places);
            changed.add(changed(places, position));
        }
        for (var addition : additions) {
            if (addition.result() instanceof Added(CertificateStatus status)) {
                var places = new Places(addition.certificate(), status, places(addition.copies()));
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

    /** All places of the certificates whose status changed, those of their registration and further ones. */
    private List<Places> changedPlaces(List<CertificateStanding> standings) {
        var ids = standings.stream().map(CertificateStanding::id).toList();
        var certificates = registrations.find(ids);
        var further = furtherPlaces(ids);
        var changed = new ArrayList<Places>();
        for (var standing : standings) {
            var certificate = Optional.ofNullable(certificates.get(standing.id()))
                    .orElseThrow(() ->
                            new ChainBrokenException("the status of certificate %s changes, which was never registered"
                                    .formatted(standing.id())));
            var places = new ArrayList<>(places(certificate.copies()));
            places.addAll(further.getOrDefault(standing.id(), List.of()));
            changed.add(new Places(standing.id(), standing.status(), places));
        }
        return changed;
    }

    private static List<StatusIndex> places(List<Copy> copies) {
        return copies.stream().map(Copy::status).toList();
    }

    private static Changed changed(Places places, LedgerPosition position) {
        return new Changed(places.certificate(), places.status(), places.indexes(), position);
    }

    private Map<CertificateId, List<StatusIndex>> furtherPlaces(List<CertificateId> certificates) {
        var places = new HashMap<CertificateId, List<StatusIndex>>();
        if (!certificates.isEmpty()) {
            jdbc.query(
                    schema.sql(
                            "select certificate, list, index from {schema}.further_copy where certificate = any(?::text[]) order by list, index"),
                    row -> {
                        places.computeIfAbsent(new CertificateId(row.getString("certificate")), _ -> new ArrayList<>())
                                .add(new StatusIndex(row.getInt("list"), row.getInt("index")));
                    },
                    (Object) certificates.stream().map(CertificateId::value).toArray(String[]::new));
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
