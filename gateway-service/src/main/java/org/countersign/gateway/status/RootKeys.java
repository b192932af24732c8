package org.countersign.gateway.status;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.Kid;
import org.countersign.format.trust.RootChanges;
import org.countersign.gateway.keys.SigningKey;
import org.countersign.gateway.keys.SigningKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which root signs: the one that the newest change names, and the first one before any change. */
@Component
final class RootKeys {
    private final JdbcClient jdbc;
    private final SigningKeys keys;

    RootKeys(JdbcClient jdbc, SigningKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * The root that signs.
     *
     * @param changes how many changes led to it
     * @param since when the last of them was signed
     */
    record Current(SigningKey key, int changes, Instant since) {}

    Current current() {
        return jdbc.sql("select number, next, issued_at from trust_root_change order by number desc limit 1")
                .query((row, _) -> new Current(
                        held(new Kid(Bytes.of(row.getBytes("next")))),
                        row.getInt("number"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Current(keys.root(), 0, Instant.EPOCH));
    }

    /** A root that was made for a change that never was, else a new one; on disk before this returns. */
    SigningKey successorOf(SigningKey root) {
        var made = keys.everyRoot();
        var place = made.indexOf(root) + 1;
        return place < made.size() ? made.get(place) : keys.addRoot();
    }

    /** The newest changes, the oldest of them first. */
    RootChanges published() {
        List<Bytes> newest = jdbc.sql("select statement from trust_root_change order by number desc limit :max")
                .param("max", RootChanges.MAX)
                .query((row, _) -> Bytes.of(row.getBytes("statement")))
                .list();
        return new RootChanges(newest.reversed());
    }

    /** Fails with DuplicateKeyException when another gateway changed the root first. */
    void add(int number, Kid next, Instant issuedAt, Bytes statement) {
        jdbc.sql(
                        "insert into trust_root_change (number, next, issued_at, statement) values (:number, :next, :issuedAt, :statement)")
                .param("number", number)
                .param("next", next.value().toArray())
                .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
                .param("statement", statement.toArray())
                .update();
    }

    private SigningKey held(Kid kid) {
        return keys.everyRoot().stream()
                .filter(root -> root.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the root %s is not among the keys that this gateway found when it started".formatted(kid)));
    }
}
