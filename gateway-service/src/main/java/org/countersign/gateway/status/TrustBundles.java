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

    /** Fails with DuplicateKeyException when another gateway published this version first. */
    void add(Newest bundle) {
        jdbc.sql(
                        "insert into trust_bundle (version, content, issued_at, token) values (:version, :content, :issuedAt, :token)")
                .param("version", bundle.version().value())
                .param("content", bundle.content().value().toArray())
                .param("issuedAt", bundle.issuedAt().atOffset(ZoneOffset.UTC))
                .param("token", bundle.token().toArray())
                .update();
    }
}
