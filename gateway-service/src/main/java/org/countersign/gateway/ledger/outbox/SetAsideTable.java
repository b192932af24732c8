package org.countersign.gateway.ledger.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.countersign.gateway.ledger.SetAsideItems.SetAside;
import org.countersign.gateway.ledger.Trouble;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the items that were set aside. A row is kept when the item is back in its line, and when it is decided. */
final class SetAsideTable {
    /** More than any sentence needs; a stack trace is cut. */
    private static final int MAX_DETAIL = 500;

    private static final String NOW = """
            from ledger_set_aside s join ledger_outbox o on o.seq = s.seq
            where s.requeued_at is null and not exists (select from ledger_outcome u where u.seq = s.seq)
            """;

    private final JdbcClient jdbc;

    SetAsideTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Items that have an outcome by now are left out. */
    void setAside(Collection<Long> seqs, Trouble trouble, String detail) {
        jdbc.sql("""
                        insert into ledger_set_aside as s (seq, trouble, detail)
                        select wanted.seq, :trouble, :detail
                        from unnest(:seqs::bigint[]) as wanted (seq)
                        where not exists (select from ledger_outcome u where u.seq = wanted.seq)
                        on conflict (seq) do update
                        set trouble = excluded.trouble, detail = excluded.detail, times = s.times + 1, since = now(), requeued_at = null
                        """)
                .param("seqs", seqs.toArray(Long[]::new))
                .param("trouble", trouble.name())
                .param("detail", storable(detail))
                .update();
    }

    /** PostgreSQL has no NUL in its texts, and what a foreign program says may hold one. */
    private static String storable(String detail) {
        var text = detail.replace('\0', ' ');
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
    }

    List<SetAside> page(OptionalLong after, int limit) {
        return jdbc.sql("select o.seq, o.shard, o.function, o.item, s.trouble, s.detail, s.since, s.times " + NOW
                        + " and o.seq > :after order by o.seq limit :limit")
                .param("after", after.orElse(-1))
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    /** The shards of those that were put back. */
    List<String> requeue(OptionalLong only) {
        return jdbc.sql("""
                        update ledger_set_aside s set requeued_at = now()
                        from ledger_outbox o
                        where o.seq = s.seq
                          and s.requeued_at is null
                          and (:all or s.seq = :only)
                          and not exists (select from ledger_outcome u where u.seq = s.seq)
                        returning o.shard
                        """)
                .param("all", only.isEmpty())
                .param("only", only.orElse(-1))
                .query((row, _) -> row.getString("shard"))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) " + NOW).query(Long.class).single();
    }

    private static SetAside read(ResultSet row) throws SQLException {
        return new SetAside(
                row.getLong("seq"),
                row.getString("shard"),
                row.getString("function"),
                row.getString("item"),
                Trouble.valueOf(row.getString("trouble")),
                row.getString("detail"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("times"));
    }
}
