package org.countersign.gateway.issuance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.ledger.CertificateView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Certificates that are on the chain and not in this database. There are none, unless the database was restored from a backup that is older than the ledger: what was
 * issued in between is still valid at every counter, and what it says of a person is gone here. They can be revoked, and issued anew from the papers.
 */
@Component
final class LostCertificates {
    private final JdbcClient jdbc;
    private final CertificateView chain;

    LostCertificates(JdbcClient jdbc, CertificateView chain) {
        this.jdbc = jdbc;
        this.chain = chain;
    }

    /** What the chain still says of it. */
    record Lost(
            String id,
            String type,
            String issuer,
            String status,
            Instant registeredAt,
            long block,
            String transaction) {}

    /**
     * A stretch of the chain's certificates, in the order of their ids.
     *
     * @param next behind which to go on; empty at the end
     */
    record Stretch(List<Lost> lost, Optional<String> next) {}

    Stretch look(String after, int length) {
        var ids = chain.idsAfter(after, length);
        var known = known(ids);
        var missing = ids.stream().filter(id -> !known.contains(id.value())).toList();
        var onChain = chain.findAll(missing);
        var lost = missing.stream()
                .flatMap(id -> Optional.ofNullable(onChain.get(id)).stream())
                .map(LostCertificates::lost)
                .toList();
        return new Stretch(
                lost,
                ids.size() < length
                        ? Optional.empty()
                        : Optional.of(ids.getLast().value()));
    }

    private Set<String> known(List<CertificateId> ids) {
        return new HashSet<>(jdbc.sql("select id from certificate where id = any(:ids::text[])")
                .param("ids", ids.stream().map(CertificateId::value).toArray(String[]::new))
                .query((row, _) -> row.getString("id"))
                .list());
    }

    private static Lost lost(CertificateView.Registered registered) {
        var certificate = registered.certificate();
        return new Lost(
                certificate.id().value(),
                certificate.type().value(),
                certificate.issuer().value(),
                certificate.status().name(),
                registered.time(),
                registered.position().block(),
                registered.transaction().value());
    }
}
