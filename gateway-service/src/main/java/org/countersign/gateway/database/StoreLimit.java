package org.countersign.gateway.database;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows a table may have. What is added here and what is swept is counted as it happens, and the table itself now and then: rows of other gateways, and those of a
 * request that came to nothing in the end, are seen then. So several gateways may be over the limit by what they add in between.
 */
public final class StoreLimit {
    private final String table;
    private final long limit;
    private final JdbcClient jdbc;
    private final AtomicLong rows = new AtomicLong();

    public StoreLimit(String table, long limit, JdbcClient jdbc) {
        this.table = table;
        this.limit = limit;
        this.jdbc = jdbc;
    }

    /** Room for one more row; false when the table is full. */
    public boolean take() {
        return rows.getAndUpdate(before -> before < limit ? before + 1 : before) < limit;
    }

    /** So many rows were deleted, or not added after all. */
    public void gone(long deleted) {
        rows.updateAndGet(before -> Math.max(0, before - deleted));
    }

    public void recount() {
        rows.set(jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
}
