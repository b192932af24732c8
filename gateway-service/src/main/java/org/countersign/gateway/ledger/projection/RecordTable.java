package org.countersign.gateway.ledger.projection;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.countersign.gateway.ledger.LedgerBlock;
import org.countersign.gateway.ledger.projection.BlockRecords.Written;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL that writes the world state. */
final class RecordTable {
    private final JdbcClient jdbc;
    private final ProjectionSchema schema;

    RecordTable(JdbcClient jdbc, ProjectionSchema schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    void upsert(LedgerBlock.Transaction transaction, List<Written> records) {
        if (records.isEmpty()) {
            return;
        }
        jdbc.sql(schema.sql("""
                                insert into {schema}.record
                                    (kind, key, document, block, transaction, first_txid, first_block, first_transaction, first_time)
                                select kind, key, document, :block, :transaction, :txid, :block, :transaction, :time
                                from unnest(:kinds::text[], :keys::text[], :documents::text[]) as written (kind, key, document)
                                on conflict (kind, key) do update
                                set document = excluded.document, block = excluded.block, transaction = excluded.transaction
                                """))
                .param("block", transaction.position().block())
                .param("transaction", transaction.position().transaction())
                .param("txid", transaction.id().value())
                .param("time", transaction.time().atOffset(ZoneOffset.UTC))
                .param("kinds", column(records, written -> written.kind().name()))
                .param("keys", column(records, Written::key))
                .param("documents", column(records, Written::document))
                .update();
    }

    private static String[] column(List<Written> records, Function<Written, String> of) {
        return records.stream().map(of).toArray(String[]::new);
    }
}
