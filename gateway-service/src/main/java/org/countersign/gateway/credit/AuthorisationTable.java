package org.countersign.gateway.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.database.StoreLimit;
import org.countersign.gateway.privacy.BlindIndex;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Citizens' authorisations. The code is there as a keyed hash: of forty bits, a plain one would be found by trying. */
final class AuthorisationTable {
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** A used one is remembered as long as requests are repeated under their keys. */
    private static final Duration REMEMBERED = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final BlindIndex index;
    private final Clock clock;
    private final StoreLimit limit;

    AuthorisationTable(JdbcClient jdbc, BlindIndex index, Clock clock, long max) {
        this.jdbc = jdbc;
        this.index = index;
        this.clock = clock;
        this.limit = new StoreLimit("credit_authorisation", max, jdbc);
    }

    /** @param partner the only one that may use it; empty for any */
    record Terms(AccountId account, SchemeId scheme, long points, Optional<PartnerId> partner) {}

    /** @param used by which operation, and for how many points */
    record Stored(Terms terms, Instant expiresAt, Optional<Used> used) {}

    record Used(OperationId operation, long points) {}

    /** How many codes of the account are good now. Others who ask for the same account wait until the caller's transaction ends. */
    int open(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 1))")
                .param("name", account.value())
                .query((row, _) -> true)
                .single();
        return jdbc.sql("""
                        select count(*) from credit_authorisation
                        where account = :account and used_by is null and expires_at > :now
                        """)
                .param("account", account.value())
                .param("now", now())
                .query(Integer.class)
                .single();
    }

    /** False when the code stands for another authorisation. */
    boolean insert(RedemptionCode code, Terms terms, Instant expiresAt) {
        if (!limit.take()) {
            throw ProblemException.tooBusy("too many authorisations are remembered", RETRY);
        }
        var rows = jdbc.sql("""
                        insert into credit_authorisation (code, account, scheme, points, partner, expires_at)
                        values (:code, :account, :scheme, :points, :partner, :until) on conflict (code) do nothing
                        """)
                .param("code", hash(code))
                .param("account", terms.account().value())
                .param("scheme", terms.scheme().value())
                .param("points", terms.points())
                .param("partner", terms.partner().map(PartnerId::value).orElse(null))
                .param("until", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        limit.gone(1L - rows);
        return rows == 1;
    }

    Optional<Stored> find(RedemptionCode code) {
        return find(code, "");
    }

    /** Others who want to use it wait until the caller's transaction ends. */
    Optional<Stored> lock(RedemptionCode code) {
        return find(code, " for update");
    }

    void use(RedemptionCode code, Used used) {
        jdbc.sql("update credit_authorisation set used_by = :operation, used_points = :points where code = :code")
                .param("operation", used.operation().value())
                .param("points", used.points())
                .param("code", hash(code))
                .update();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10S")
    void sweep() {
        jdbc.sql("delete from credit_authorisation where expires_at < :end")
                .param("end", clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
        limit.recount();
    }

    private Optional<Stored> find(RedemptionCode code, String locking) {
        return jdbc.sql("""
                        select account, scheme, points, partner, expires_at, used_by, used_points
                        from credit_authorisation where code = :code
                        """ + locking)
                .param("code", hash(code))
                .query((row, _) -> read(row))
                .optional();
    }

    private static Stored read(ResultSet row) throws SQLException {
        var operation = Optional.ofNullable(row.getString("used_by")).map(OperationId::new);
        var points = row.getLong("used_points");
        return new Stored(
                new Terms(
                        new AccountId(row.getString("account")),
                        new SchemeId(row.getString("scheme")),
                        row.getLong("points"),
                        Optional.ofNullable(row.getString("partner")).map(PartnerId::new)),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                operation.map(id -> new Used(id, points)));
    }

    private byte[] hash(RedemptionCode code) {
        return index.of("credit.authorisation", List.of(code.value())).value().toArray();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
