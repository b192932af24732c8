package org.countersign.gateway.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countersign.format.Bytes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The status list tokens that are served. */
@Component
final class StatusTokens {
    private final JdbcClient jdbc;

    StatusTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When a token was made, and which count of changes it shows. */
    record Shown(long changes, Instant issuedAt) {}

    Map<Integer, Shown> shown() {
        var shown = new TreeMap<Integer, Shown>();
        jdbc.sql("select list, changes, issued_at from status_token").query(row -> {
            var issuedAt = row.getObject("issued_at", OffsetDateTime.class).toInstant();
            shown.put(row.getInt("list"), new Shown(row.getLong("changes"), issuedAt));
        });
        return shown;
    }

    /** Serves this token from now on, unless a newer one is served already. */
    void serve(int list, Shown shown, Bytes token) {
        jdbc.sql("""
                        insert into status_token (list, changes, issued_at, token) values (:list, :changes, :issuedAt, :token)
                        on conflict (list) do update
                        set changes = excluded.changes, issued_at = excluded.issued_at, token = excluded.token
                        where (status_token.changes, status_token.issued_at) <= (excluded.changes, excluded.issued_at)
                        """)
                .param("list", list)
                .param("changes", shown.changes())
                .param("issuedAt", shown.issuedAt().atOffset(ZoneOffset.UTC))
                .param("token", token.toArray())
                .update();
    }

    Optional<Bytes> served(int list) {
        return jdbc.sql("select token from status_token where list = :list")
                .param("list", list)
                .query((row, _) -> Bytes.of(row.getBytes("token")))
                .optional();
    }
}
