package org.countersign.gateway.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.countersign.format.CityTime;
import org.countersign.format.Kid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one key has signed so far. */
@Component
public final class SignedCertificates {
    private final JdbcClient jdbc;

    SignedCertificates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a certificate under this key still waits for the chain to register it. */
    public boolean areWaiting(Kid key) {
        return jdbc.sql("select exists (select from certificate where state = 'PENDING' and key = :key)")
                .param("key", key.hex())
                .query(Boolean.class)
                .single();
    }

    /** When the latest certificate under this key begins; it may lie ahead. Reads the whole table, so ask seldom. */
    public Optional<Instant> latestBegin(Kid key) {
        return jdbc.sql("select max(valid_from) from certificate where key = :key")
                .param("key", key.hex())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .map(CityTime::startOf);
    }
}
