package org.countersign.gateway.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Kid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks into the certificates' table. */
@Component
final class SignedRows implements SignedCertificates {
    private final JdbcClient jdbc;

    SignedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean areWaiting(Kid key) {
        return jdbc.sql("""
                        select exists (select from certificate_pending join certificate on id = certificate_pending.certificate where key = :key)
                            or exists (select from certificate_copies where state = 'PENDING' and key = :key)
                        """).param("key", key.hex()).query(Boolean.class).single();
    }

    @Override
    public Optional<Instant> latestBegin(Kid key) {
        return jdbc.sql("""
                        select max(valid_from) from certificate
                        where key = :key or id in (select certificate from certificate_copies where key = :key)
                        """)
                .param("key", key.hex())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .map(CityTime::startOf);
    }
}
