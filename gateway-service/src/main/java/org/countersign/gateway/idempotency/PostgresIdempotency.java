package org.countersign.gateway.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps answers in PostgreSQL. One transaction takes the key's lock, looks for a kept answer, does the work (request rows and outbox rows),
 * and writes the answer. Lost before the commit: everything, together. Lost after it: only the response, which a repeat gets again.
 */
final class PostgresIdempotency implements Idempotency {
    private static final String COLUMNS = "fingerprint, status, media_type, body, final";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Fingerprints fingerprints;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration lifetime;
    private final CrashPoint.Probe probe;

    PostgresIdempotency(
            JdbcClient database,
            TransactionOperations transactions,
            Fingerprints fingerprints,
            JsonMapper json,
            Clock clock,
            Duration lifetime,
            CrashPoint.Probe probe) {
        this.database = database;
        this.transactions = transactions;
        this.fingerprints = fingerprints;
        this.json = json;
        this.clock = clock;
        this.lifetime = lifetime;
        this.probe = probe;
    }

    @Override
    public KeptAnswer once(IdempotentCall call, Supplier<Answer> work) {
        var fingerprint = fingerprints.of(call.payload());
        var kept = Objects.requireNonNull(transactions.execute(status -> {
            lock(call);
            return find(call).map(row -> row.replayFor(fingerprint)).orElseGet(() -> {
                var answer = work.get();
                probe.reached(CrashPoint.WORK_DONE);
                var first = keep(call, fingerprint, answer);
                probe.reached(CrashPoint.ANSWER_WRITTEN);
                return first;
            });
        }));
        probe.reached(CrashPoint.COMMITTED);
        return kept;
    }

    @Override
    public KeptAnswer conclude(IdempotentCall call, KeptAnswer outcome) {
        database.sql("""
                        update idempotency_request set status = :status, media_type = :mediaType, body = :body, final = true
                        where client = :client and operation = :operation and key = :key and not final
                        """)
                .param("status", outcome.status())
                .param("mediaType", outcome.mediaType())
                .param("body", outcome.body())
                .param("client", call.client().value())
                .param("operation", call.operation())
                .param("key", call.key().value())
                .update();
        return find(call).map(row -> row.answer).orElse(outcome);
    }

    /** Old keys go; what they did stays, and operation ids that were made from a key stay refused on the ledger. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forgetOld() {
        database.sql("delete from idempotency_request where created_at < :limit")
                .param("limit", clock.instant().minus(lifetime).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Held until the transaction ends. Two requests with one key never wait for each other: the second is told that the first runs. */
    private void lock(IdempotentCall call) {
        var name = call.client().value()
                + '\n'
                + call.operation()
                + '\n'
                + call.key().value();
        var taken = database.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query(Boolean.class)
                .single();
        if (!taken) {
            throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_IN_USE, ProblemCode.IDEMPOTENCY_KEY_IN_USE.title());
        }
    }

    private Optional<Row> find(IdempotentCall call) {
        return database.sql("select " + COLUMNS
                        + " from idempotency_request where client = :client and operation = :operation and key = :key")
                .param("client", call.client().value())
                .param("operation", call.operation())
                .param("key", call.key().value())
                .query(Row::read)
                .optional();
    }

    private KeptAnswer keep(IdempotentCall call, String fingerprint, Answer answer) {
        var kept = new KeptAnswer(
                answer.status().value(),
                MediaType.APPLICATION_JSON_VALUE,
                json.writeValueAsString(answer.body()),
                answer.isFinal(),
                false);
        database.sql("""
                        insert into idempotency_request (client, operation, key, fingerprint, status, media_type, body, final, created_at)
                        values (:client, :operation, :key, :fingerprint, :status, :mediaType, :body, :final, :now)
                        """)
                .param("client", call.client().value())
                .param("operation", call.operation())
                .param("key", call.key().value())
                .param("fingerprint", fingerprint)
                .param("status", kept.status())
                .param("mediaType", kept.mediaType())
                .param("body", kept.body())
                .param("final", kept.isFinal())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return kept;
    }

    private record Row(String fingerprint, KeptAnswer answer) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("fingerprint"),
                    new KeptAnswer(
                            row.getInt("status"),
                            row.getString("media_type"),
                            row.getString("body"),
                            row.getBoolean("final"),
                            true));
        }

        KeptAnswer replayFor(String other) {
            if (!fingerprint.equals(other)) {
                throw new ProblemException(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED, ProblemCode.IDEMPOTENCY_KEY_REUSED.title());
            }
            return answer;
        }
    }
}
