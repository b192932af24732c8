package org.countersign.gateway.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.trust.TrustVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trust bundles that were published. */
@Component
final class TrustBundles {
    private final JdbcClient jdbc;

    TrustBundles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest bundle. */
    record Newest(TrustVersion version, Digest content, Instant issuedAt, Bytes token) {}

    Optional<Newest> newest() {
        return jdbc.sql("select version, content, issued_at, token from trust_bundle order by version desc limit 1")
                .query((row, _) -> new Newest(
                        new TrustVersion(row.getLong("version")),
                        new Digest(Bytes.of(row.getBytes("content"))),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        Bytes.of(row.getBytes("token"))))
                .optional();
    }

    Optional<Instant> newestIssuedAt() {
        return jdbc.sql("select issued_at from trust_bundle order by version desc limit 1")
                .query((row, _) ->
                        row.getObject("issued_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Whoever adds a bundle waits until the transaction of the caller ends, and then sees what it did. */
    void lock() {
        jdbc.sql("lock table trust_bundle in exclusive mode").update();
    }

    /**
     * Adds a bundle whose root signs after this many changes of the root; nothing when the root changed in the meantime. Fails with DuplicateKeyException when
     * another gateway published this version first.
     */
    void add(Newest bundle, int rootChanges) {
        jdbc.sql("""
                        insert into trust_bundle (version, content, issued_at, token)
                        select :version, :content, :issuedAt, :token where :changes = (select count(*) from trust_root_change)
                        """)
                .param("version", bundle.version().value())
                .param("content", bundle.content().value().toArray())
                .param("issuedAt", bundle.issuedAt().atOffset(ZoneOffset.UTC))
                .param("token", bundle.token().toArray())
                .param("changes", rootChanges)
                .update();
    }
}
