package org.countersign.gateway.ledger.projection;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.format.json.JsonException;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.StateKey;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.LedgerPosition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads records of the world state back from the live tables. */
final class StateReader {
    private static final String COLUMNS =
            "select kind, key, document, block, transaction, first_txid, first_block, first_transaction, first_time from projection.record ";

    private final JdbcClient jdbc;

    StateReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record, with the transaction that wrote it first and the place of the one that wrote it last. */
    record Kept(
            LedgerRecord content,
            TransactionId transaction,
            LedgerPosition firstAt,
            Instant time,
            LedgerPosition lastAt) {
        <R extends LedgerRecord> R as(Class<R> type) {
            return type.cast(content);
        }
    }

    Optional<Kept> find(RecordKind kind, String key) {
        return findAll(kind, List.of(key)).stream().findFirst();
    }

    /** In the order of keys. */
    List<Kept> findAll(RecordKind kind, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where kind = :kind and key = any(:keys) order by key")
                        .param("kind", kind.name())
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, _) -> kept(row))
                        .list();
    }

    /** All of a kind that has few, in the order of keys. */
    List<Kept> all(RecordKind kind) {
        return jdbc.sql(COLUMNS + "where kind = :kind order by key")
                .param("kind", kind.name())
                .query((row, _) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var kind = RecordKind.valueOf(row.getString("kind"));
        return new Kept(
                content(kind, row.getString("key"), row.getString("document")),
                new TransactionId(row.getString("first_txid")),
                new LedgerPosition(row.getLong("first_block"), row.getInt("first_transaction")),
                row.getObject("first_time", OffsetDateTime.class).toInstant(),
                new LedgerPosition(row.getLong("block"), row.getInt("transaction")));
    }

    private static LedgerRecord content(RecordKind kind, String key, String document) {
        try {
            var attributes = key.isEmpty() ? List.<String>of() : List.of(key.split("/", -1));
            var stateKey = new StateKey<>(kind, kind.recordType(), attributes);
            return LedgerRecordCodec.read(stateKey, document.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException corrupt) {
            throw new IllegalStateException(
                    "the projection's record %s %s is corrupt: rebuild it".formatted(kind, key), corrupt);
        }
    }
}
