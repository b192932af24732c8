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

    /** One list in its two forms, which say the same. */
    record Forms(Bytes cwt, String jwt) {}

    /** Serves these from now on, unless newer ones are served already. */
    void serve(int list, Shown shown, Forms forms) {
        jdbc.sql("""
                        insert into status_token (list, changes, issued_at, token, jwt) values (:list, :changes, :issuedAt, :token, :jwt)
                        on conflict (list) do update
                        set changes = excluded.changes, issued_at = excluded.issued_at, token = excluded.token, jwt = excluded.jwt
                        where (status_token.changes, status_token.issued_at) <= (excluded.changes, excluded.issued_at)
                        """)
                .param("list", list)
                .param("changes", shown.changes())
                .param("issuedAt", shown.issuedAt().atOffset(ZoneOffset.UTC))
                .param("token", forms.cwt().toArray())
                .param("jwt", forms.jwt())
                .update();
    }

    Optional<Forms> served(int list) {
        return jdbc.sql("select token, jwt from status_token where list = :list")
                .param("list", list)
                .query((row, _) -> new Forms(Bytes.of(row.getBytes("token")), row.getString("jwt")))
                .optional();
    }
}
