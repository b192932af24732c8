package org.countersign.gateway.credit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.countersign.gateway.security.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How often a client named a code that is none. A till mistypes now and then; who tries codes is stopped long before it means anything: twenty in ten minutes find one of a
 * thousand open codes once in a thousand years.
 */
final class AuthorisationGuesses {
    static final int MOST = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    AuthorisationGuesses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws ProblemException {@code AUTHORISATION_ATTEMPTS} after too many wrong codes */
    void requireFew(ClientId client) {
        var wrong = jdbc.sql("select wrong from credit_authorisation_guess where client = :client and since > :start")
                .param("client", client.value())
                .param("start", start())
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (wrong >= MOST) {
            throw new ProblemException(
                            ProblemCode.AUTHORISATION_ATTEMPTS,
                            "%d wrong codes within %d minutes".formatted(MOST, WINDOW.toMinutes()))
                    .retryAfter(WINDOW);
        }
    }

    /** Does the work, and counts when it ends for a wrong code. Call it outside the work's transaction, whose end undoes everything but this. */
    <T> T counting(ClientId client, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            if (refused.code() == ProblemCode.AUTHORISATION_UNKNOWN) {
                count(client);
            }
            throw refused;
        }
    }

    private void count(ClientId client) {
        jdbc.sql("""
                        insert into credit_authorisation_guess (client, wrong, since) values (:client, 1, :now)
                        on conflict (client) do update set
                          wrong = case when credit_authorisation_guess.since > :start then credit_authorisation_guess.wrong + 1 else 1 end,
                          since = case when credit_authorisation_guess.since > :start then credit_authorisation_guess.since else excluded.since end
                        """)
                .param("client", client.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("start", start())
                .update();
    }

    private OffsetDateTime start() {
        return clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC);
    }
}
