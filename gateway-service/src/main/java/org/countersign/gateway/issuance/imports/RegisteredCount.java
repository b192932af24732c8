package org.countersign.gateway.issuance.imports;

import java.util.HashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how many certificates of an import have reached the ledger. */
@Component
final class RegisteredCount {
    private final JdbcClient jdbc;

    RegisteredCount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Certificates that the ledger has, and that it refused. */
    record Counts(long registered, long refused) {}

    Counts of(UUID importId) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select state, count(*) as number from certificate where import = :import group by state")
                .param("import", importId)
                .query(row -> {
                    counts.put(row.getString("state"), row.getLong("number"));
                });
        return new Counts(counts.getOrDefault("REGISTERED", 0L), counts.getOrDefault("REFUSED", 0L));
    }
}
