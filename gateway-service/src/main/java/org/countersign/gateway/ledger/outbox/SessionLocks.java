package org.countersign.gateway.ledger.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One active worker per name among all processes of this database: PostgreSQL advisory locks of one session that is kept for them. They end with the session, so
 * a process that dies or loses its connection gives them up. They keep processes from working side by side in vain; that nothing is doubled when two do for a
 * moment is ensured elsewhere, by the one open transaction per shard and by the chaincode's item ids.
 */
public final class SessionLocks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SessionLocks.class);
    /** "CSGW": keeps our locks apart from other uses of the database. */
    private static final int LOCK_CLASS = 0x43534757;

    private static final Duration TRUST_SESSION_FOR = Duration.ofSeconds(1);
    private static final int VALID_WITHIN_SECONDS = 2;

    private final DataSource database;
    private final InstantSource clock;
    private final Set<String> held = new HashSet<>();
    private @Nullable Connection session;
    private Instant seenAlive = Instant.MIN;

    public SessionLocks(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether this process holds the lock now; takes it when it is free. Never waits for another holder. */
    public synchronized boolean hold(String name) {
        try {
            var connection = aliveSession();
            if (!held.contains(name) && tryLock(connection, name)) {
                held.add(name);
            }
            return held.contains(name);
        } catch (SQLException lost) {
            log.warn("lost the session that holds the ledger locks: {}", lost.getMessage());
            close();
            return false;
        }
    }

    private Connection aliveSession() throws SQLException {
        var now = clock.instant();
        if (session == null) {
            session = database.getConnection();
            session.setAutoCommit(true);
        } else if (seenAlive.plus(TRUST_SESSION_FOR).isAfter(now)) {
            return session;
        } else if (!session.isValid(VALID_WITHIN_SECONDS)) {
            throw new SQLException("the session is no longer valid");
        }
        seenAlive = now;
        return session;
    }

    private static boolean tryLock(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, LOCK_CLASS);
            statement.setString(2, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Gives everything up. */
    @Override
    public synchronized void close() {
        held.clear();
        seenAlive = Instant.MIN;
        if (session != null) {
            try (var ending = session) {
                session = null;
                try (var statement = ending.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
            } catch (SQLException gone) {
                log.debug("the session had ended: {}", gone.getMessage());
            }
        }
    }
}
