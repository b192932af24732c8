package org.countersign.gateway.ledger.projection;

import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.gateway.ledger.LedgerBlock;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the position: the last block that is in the tables. */
final class PositionTable {
    private final JdbcClient jdbc;
    private final ProjectionSchema schema;

    PositionTable(JdbcClient jdbc, ProjectionSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    Optional<ChainTip> tip() {
        return select("");
    }

    /** The same, and nobody else moves it before the caller's transaction ends. */
    Optional<ChainTip> lockTip() {
        return select(" for update");
    }

    private Optional<ChainTip> select(String locking) {
        return jdbc.sql(schema.sql("select block, header_hash from {schema}.position") + locking)
                .query((row, _) -> new ChainTip(row.getLong("block"), Bytes.ofHex(row.getString("header_hash"))))
                .optional();
    }

    /** Moves from the tip to its successor. Someone else having moved it is an error: the caller's transaction must not commit. */
    void move(Optional<ChainTip> from, LedgerBlock to) {
        var statement = from.isEmpty()
                ? "insert into {schema}.position (block, transactions, header_hash) values (:block, :transactions, :hash) on conflict do nothing"
                : "update {schema}.position set block = :block, transactions = :transactions, header_hash = :hash where block = :from";
        var moved = jdbc.sql(schema.sql(statement))
                .param("block", to.number())
                .param("transactions", to.envelopes().size())
                .param("hash", ChainCheck.headerHash(to.header()).hex())
                .param("from", from.map(ChainTip::number).orElse(-1L))
                .update();
        if (moved != 1) {
            throw new OptimisticLockingFailureException("another process projected block " + to.number());
        }
    }
}
