package org.countersign.gateway.ledger.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.countersign.gateway.ledger.LedgerItem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the append-only outbox. */
final class OutboxTable {
    /**
     * Never set aside; the search begins behind the cursor. With {@code offset 0} PostgreSQL looks for the outcome of each item that it finds there; without it, it reads
     * all outcomes that there ever were, each time.
     */
    private static final String FRESH = """
            from ledger_outbox o
            where o.shard = :shard
              and o.seq > coalesce((select settled_through from ledger_cursor where shard = :shard), 0)
              and not exists (select from ledger_outcome u where u.seq = o.seq offset 0)
              and not exists (select from ledger_set_aside s where s.seq = o.seq)
            """;

    /** Set aside once, and put back: few, and the cursor may have passed them. */
    private static final String REQUEUED = """
            from ledger_set_aside s join ledger_outbox o on o.seq = s.seq
            where o.shard = :shard
              and s.requeued_at is not null
              and not exists (select from ledger_outcome u where u.seq = o.seq offset 0)
            """;

    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is new, in order, and says what that was. */
    Set<ItemKey> add(List<LedgerItem> items) {
        // The transaction must have its number before a sequence number is drawn: Cursors relies on it.
        jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
        var added = jdbc.sql("""
                        insert into ledger_outbox (shard, msp, function, item, body)
                        select shard, msp, function, item, body
                        from unnest(:shards::text[], :msps::text[], :functions::text[], :items::text[], :bodies::text[])
                             with ordinality as offered (shard, msp, function, item, body, position)
                        order by position
                        on conflict (function, item) do nothing
                        returning function, item
                        """)
                .param("shards", column(items, LedgerItem::shard))
                .param("msps", column(items, LedgerItem::msp))
                .param("functions", column(items, LedgerItem::function))
                .param("items", column(items, LedgerItem::id))
                .param("bodies", column(items, LedgerItem::json))
                .query((row, _) -> new ItemKey(row.getString("function"), row.getString("item")))
                .list();
        return new HashSet<>(added);
    }

    Map<ItemKey, ItemContent> contents(Collection<LedgerItem> items) {
        var found = new HashMap<ItemKey, ItemContent>();
        var offered = List.copyOf(items);
        jdbc.sql("""
                        select function, item, msp, body
                        from ledger_outbox
                        where (function, item) in (select * from unnest(:functions::text[], :items::text[]))
                        """)
                .param("functions", column(offered, LedgerItem::function))
                .param("items", column(offered, LedgerItem::id))
                .query(row -> {
                    found.put(
                            new ItemKey(row.getString("function"), row.getString("item")),
                            new ItemContent(row.getString("msp"), row.getString("body")));
                });
        return found;
    }

    /** The oldest items of the shard that have no outcome and are not set aside now. */
    List<OutboxItem> undecided(String shard, int limit) {
        return jdbc.sql("(select o.seq, o.msp, o.function, o.item, o.body " + FRESH + " order by o.seq limit :limit)"
                        + " union all select o.seq, o.msp, o.function, o.item, o.body " + REQUEUED
                        + " order by seq limit :limit")
                .param("shard", shard)
                .param("limit", limit)
                .query((row, _) -> item(row))
                .list();
    }

    /** The items' ids, in the order of the given sequence numbers. */
    List<String> idsOf(List<Long> seqs) {
        return jdbc.sql("""
                        select o.item
                        from unnest(:seqs::bigint[]) with ordinality as wanted (seq, position) join ledger_outbox o on o.seq = wanted.seq
                        order by wanted.position
                        """)
                .param("seqs", seqs.toArray(Long[]::new))
                .query((row, _) -> row.getString("item"))
                .list();
    }

    long countUndecided(String shard) {
        return jdbc.sql("select (select count(*) " + FRESH + ") + (select count(*) " + REQUEUED + ")")
                .param("shard", shard)
                .query(Long.class)
                .single();
    }

    private static OutboxItem item(ResultSet row) throws SQLException {
        return new OutboxItem(
                row.getLong("seq"),
                row.getString("msp"),
                row.getString("function"),
                row.getString("item"),
                row.getString("body"));
    }

    private static String[] column(List<LedgerItem> items, Function<LedgerItem, String> of) {
        return items.stream().map(of).toArray(String[]::new);
    }
}
