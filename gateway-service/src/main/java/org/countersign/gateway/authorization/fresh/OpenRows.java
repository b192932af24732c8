package org.countersign.gateway.authorization.fresh;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** How many rows of a table may be open: counted here between two sweeps, which count the table itself. Several gateways each allow the limit. */
public final class OpenRows {
    private final String table;
    private final long limit;
    private final AtomicLong count = new AtomicLong();

    public OpenRows(String table, long limit) {
        this.table = table;
        this.limit = limit;
    }

    String table() {
        return table;
    }

    /** One more, or an OAuth error that says to come back later. */
    public void take() {
        if (count.incrementAndGet() > limit) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("temporarily_unavailable", "too many requests are open; try again later", null));
        }
    }

    /** Whether what is only useful should make room for what is needed. */
    public boolean isHalfFull() {
        return count.get() > limit / 2;
    }

    /** How many rows the table has now. */
    public void counted(long rows) {
        count.set(rows);
    }
}
