package org.countersign.gateway.issuance.imports;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many certificates of an import have reached the ledger. */
@Component
final class RegisteredCount {
    private static final Counts NONE = new Counts(0, 0);

    private final JdbcClient jdbc;

    RegisteredCount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Certificates that the ledger has, and that it refused. */
    record Counts(long registered, long refused) {}

    Counts of(UUID importId) {
        return jdbc.sql("select registered, refused from import_registration where import = :import")
                .param("import", importId)
                .query((row, _) -> new Counts(row.getLong("registered"), row.getLong("refused")))
                .optional()
                .orElse(NONE);
    }
}
