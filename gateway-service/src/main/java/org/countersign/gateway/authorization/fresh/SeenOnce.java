package org.countersign.gateway.authorization.fresh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers identifiers of proofs and assertions (jti) until they would be refused for their age; the database decides which of two requests came first. */
public final class SeenOnce {
    private final JdbcClient database;
    private final Hashes hashes;
    private final Clock clock;
    private final OpenRows open;

    public SeenOnce(JdbcClient database, Hashes hashes, Clock clock, OpenRows open) {
        this.database = database;
        this.hashes = hashes;
        this.clock = clock;
        this.open = open;
    }

    /**
     * True the first time.
     *
     * @param kind keeps apart the identifiers of different makers
     */
    public boolean firstTime(String kind, String id, Instant until) {
        open.take();
        return database.sql(
                                "insert into seen_once (hash, expires_at) values (:hash, :until) on conflict (hash) do nothing")
                        .param("hash", hashes.seen(kind, id))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public boolean firstTime(String kind, String id, Duration lifetime) {
        return firstTime(kind, id, clock.instant().plus(lifetime));
    }
}
