package org.countersign.gateway.ledger.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.format.ledger.TransactionId;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.LedgerPosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the outcomes. A row is written once; a second writer of the same item finds it there and changes nothing. */
final class OutcomeTable {
    private final JdbcClient jdbc;

    OutcomeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertFromChain(
            List<Long> seqs, List<ItemOutcome> outcomes, TransactionId transaction, LedgerPosition position) {
        jdbc.sql("""
                        insert into ledger_outcome (seq, result, code, outcome, txid, block, transaction)
                        select seq, result, code, outcome, :txid, :block, :index
                        from unnest(:seqs::bigint[], :results::text[], :codes::text[], :outcomes::text[]) as settled (seq, result, code, outcome)
                        on conflict (seq) do nothing
                        """)
                .param("txid", transaction.value())
                .param("block", position.block())
                .param("index", position.transaction())
                .param("seqs", seqs.toArray(Long[]::new))
                .param("results", column(outcomes, ItemOutcome::result))
                .param("codes", column(outcomes, outcome -> outcome.refusal().orElse(null)))
                .param("outcomes", column(outcomes, ItemOutcome::json))
                .update();
    }

    void insertRefusal(long seq, ItemOutcome outcome) {
        jdbc.sql("""
                        insert into ledger_outcome (seq, result, code, outcome)
                        values (:seq, 'REFUSED', :code, :outcome)
                        on conflict (seq) do nothing
                        """)
                .param("seq", seq)
                .param("code", outcome.refusal().orElseThrow())
                .param("outcome", outcome.json())
                .update();
    }

    Map<String, ItemState> states(String function, Collection<String> ids) {
        var states = new HashMap<String, ItemState>();
        jdbc.sql("""
                        select o.item, u.result, u.code, u.outcome, u.txid, u.block, u.transaction
                        from ledger_outbox o left join ledger_outcome u on u.seq = o.seq
                        where o.function = :function and o.item = any(:ids)
                        """)
                .param("function", function)
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    states.put(row.getString("item"), state(row));
                });
        return states;
    }

    private static ItemState state(ResultSet row) throws SQLException {
        var result = row.getString("result");
        if (result == null) {
            return new ItemState.Pending();
        }
        var transaction = Optional.ofNullable(row.getString("txid")).map(TransactionId::new);
        var position = new LedgerPosition(row.getLong("block"), row.getInt("transaction"));
        return result.equals(ItemOutcome.APPLIED)
                ? new ItemState.Applied(row.getString("outcome"), transaction.orElseThrow(), position)
                : new ItemState.Refused(
                        row.getString("code"), row.getString("outcome"), transaction, transaction.map(_ -> position));
    }

    private static String[] column(List<ItemOutcome> outcomes, Function<ItemOutcome, @Nullable String> of) {
        return outcomes.stream().map(of).toArray(String[]::new);
    }
}
