package org.countersign.gateway.ledger.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.countersign.gateway.ledger.ProjectionView.Rebuild;
import org.countersign.gateway.ledger.ProjectionView.RebuildState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the record of rebuilds, which outlives the projection. */
final class RebuildTable {
    private final JdbcClient jdbc;

    RebuildTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two digests at one block. */
    record Comparison(long block, String before, String after) {
        RebuildState state() {
            return before.equals(after) ? RebuildState.EQUAL : RebuildState.DIFFERENT;
        }
    }

    long insertRunning() {
        return jdbc.sql("insert into ledger_rebuild (state) values ('RUNNING') returning id")
                .query((row, _) -> row.getLong("id"))
                .single();
    }

    void progress(long id, long block) {
        jdbc.sql("update ledger_rebuild set block = :block where id = :id and state = 'RUNNING'")
                .param("id", id)
                .param("block", block)
                .update();
    }

    void finish(long id, Comparison comparison) {
        jdbc.sql("""
                        update ledger_rebuild
                        set state = :state, block = :block, digest_before = :before, digest_after = :after, finished_at = now()
                        where id = :id
                        """)
                .param("id", id)
                .param("state", comparison.state().name())
                .param("block", comparison.block())
                .param("before", comparison.before())
                .param("after", comparison.after())
                .update();
    }

    /** Also for those that a process that is gone left RUNNING. */
    void failRunning(String reason) {
        jdbc.sql(
                        "update ledger_rebuild set state = 'FAILED', reason = :reason, finished_at = now() where state = 'RUNNING'")
                .param("reason", reason)
                .update();
    }

    Optional<Rebuild> last() {
        return jdbc.sql("select * from ledger_rebuild order by id desc limit 1")
                .query((row, _) -> rebuild(row))
                .optional();
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        return new Rebuild(
                row.getLong("id"),
                RebuildState.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("block", Long.class)),
                Optional.ofNullable(row.getString("digest_before")),
                Optional.ofNullable(row.getString("digest_after")),
                Optional.ofNullable(row.getString("reason")));
    }
}
