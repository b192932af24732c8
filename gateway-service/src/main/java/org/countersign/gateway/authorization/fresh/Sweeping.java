package org.countersign.gateway.authorization.fresh;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes what expired, and counts what is left. */
public final class Sweeping {
    private final JdbcClient database;
    private final Clock clock;
    private final List<OpenRows> tables;

    public Sweeping(JdbcClient database, Clock clock, List<OpenRows> tables) {
        this.database = database;
        this.clock = clock;
        this.tables = List.copyOf(tables);
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT5S")
    void sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (var open : tables) {
            database.sql("delete from " + open.table() + " where expires_at < :now")
                    .param("now", now)
                    .update();
            open.counted(database.sql("select count(*) from " + open.table())
                    .query(Long.class)
                    .single());
        }
    }
}
