package org.countersign.gateway.ledger.outbox;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.LedgerPosition;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.countersign.gateway.ledger.ValidationCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQL on the signed transactions. A row is OPEN until the block consumer has seen its verdict, or until it is ABANDONED because the ordering service does not take it;
 * an abandoned one that lands all the same still gets its verdict.
 */
final class TransactionTable {
    private final JdbcClient jdbc;

    TransactionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A transaction under way and the sequence numbers of its items. */
    record Launched(SignedEnvelope envelope, List<Long> items) {
        Launched {
            items = List.copyOf(items);
        }

        TransactionId id() {
            return envelope.transaction();
        }
    }

    /** A transaction without verdict and the sequence numbers of its items, in the order in which they stand in it. */
    record Open(TransactionId id, String shard, String function, List<Long> items) {
        Open {
            items = List.copyOf(items);
        }
    }

    void insertOpen(String shard, Batch batch, SignedEnvelope envelope) {
        jdbc.sql("""
                        insert into ledger_transaction (txid, shard, msp, function, items, envelope, state)
                        values (:txid, :shard, :msp, :function, :items, :envelope, 'OPEN')
                        """)
                .param("txid", envelope.transaction().value())
                .param("shard", shard)
                .param("msp", batch.msp())
                .param("function", batch.function())
                .param("items", batch.seqs().toArray(Long[]::new))
                .param("envelope", envelope.bytes().toArray())
                .update();
    }

    Optional<Launched> openIn(String shard) {
        return jdbc.sql(
                        "select txid, msp, items, envelope from ledger_transaction where shard = :shard and state = 'OPEN'")
                .param("shard", shard)
                .query((row, _) -> new Launched(
                        new SignedEnvelope(
                                row.getString("msp"),
                                new TransactionId(row.getString("txid")),
                                Bytes.of(row.getBytes("envelope"))),
                        longs(row, "items")))
                .optional();
    }

    /** The open transaction is given up; its bytes are not submitted again. */
    void abandon(TransactionId transaction) {
        jdbc.sql(
                        "update ledger_transaction set state = 'ABANDONED', envelope = null where txid = :txid and state = 'OPEN'")
                .param("txid", transaction.value())
                .update();
    }

    /** Whether the item is in a transaction that was given up and might land yet. */
    boolean isInAbandoned(long seq) {
        return jdbc.sql(
                        "select exists (select from ledger_transaction where state = 'ABANDONED' and items @> array[:seq::bigint])")
                .param("seq", seq)
                .query(Boolean.class)
                .single();
    }

    /** The verdict's name, empty while there is none. */
    Optional<String> verdict(TransactionId transaction) {
        return jdbc.sql("select code from ledger_transaction where txid = :txid and state in ('VALID', 'INVALID')")
                .param("txid", transaction.value())
                .query(String.class)
                .optional();
    }

    /** Those of the transactions that are ours and have no verdict yet, locked until the caller's transaction ends. */
    List<Open> lockOpen(Collection<TransactionId> transactions) {
        return jdbc.sql("""
                        select txid, shard, function, items
                        from ledger_transaction
                        where txid = any(:txids) and state in ('OPEN', 'ABANDONED')
                        order by txid
                        for update
                        """)
                .param("txids", transactions.stream().map(TransactionId::value).toArray(String[]::new))
                .query((row, _) -> new Open(
                        new TransactionId(row.getString("txid")),
                        row.getString("shard"),
                        row.getString("function"),
                        longs(row, "items")))
                .list();
    }

    void settle(TransactionId transaction, ValidationCode code, LedgerPosition position) {
        jdbc.sql("""
                        update ledger_transaction
                        set state = :state, code = :code, block = :block, transaction = :index, settled_at = now(), envelope = null
                        where txid = :txid and state in ('OPEN', 'ABANDONED')
                        """)
                .param("txid", transaction.value())
                .param("state", code.isValid() ? "VALID" : "INVALID")
                .param("code", code.name())
                .param("block", position.block())
                .param("index", position.transaction())
                .update();
    }

    private static List<Long> longs(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((Long[]) array.getArray());
    }
}
