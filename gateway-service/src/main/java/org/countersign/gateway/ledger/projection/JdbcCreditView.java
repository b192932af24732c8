package org.countersign.gateway.ledger.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditAccount;
import org.countersign.format.ledger.CreditOperation;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.Hold;
import org.countersign.format.ledger.Lot;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.PartnerId;
import org.countersign.format.ledger.RecordKind;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.ledger.CreditView;
import org.countersign.gateway.ledger.TrustView;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcCreditView implements CreditView {
    private static final EpochSecond NO_CLOCK_YET = new EpochSecond(0);
    private static final int MAX_PAGE = 1000;

    private final JdbcClient jdbc;
    private final StateReader state;
    private final TrustView trust;

    JdbcCreditView(JdbcClient jdbc, StateReader state, TrustView trust) {
        this.jdbc = jdbc;
        this.state = state;
        this.trust = trust;
    }

    @Override
    public Optional<Balance> balance(SchemeId scheme, AccountId account) {
        var key = BlockRecords.keyText(List.of(scheme.value(), account.value()));
        return state.find(RecordKind.ACCOUNT, key).map(kept -> balance(kept.as(CreditAccount.class)));
    }

    /** The chain's own rule: a lot is of use while it expires after the clock floor. */
    private Balance balance(CreditAccount account) {
        var floor = trust.clock().orElse(NO_CLOCK_YET);
        var free = account.lots().stream()
                .collect(Collectors.partitioningBy(
                        lot -> lot.expiresAt().isAfter(floor),
                        Collectors.summingLong(lot -> lot.free().value())));
        var held = account.lots().stream()
                .map(Lot::held)
                .mapToLong(points -> points.value())
                .sum();
        return new Balance(account, free.getOrDefault(true, 0L), held, free.getOrDefault(false, 0L));
    }

    @Override
    public Optional<Recorded> operation(OperationId id) {
        return state.find(RecordKind.CREDIT_OPERATION, id.value()).map(JdbcCreditView::recorded);
    }

    @Override
    public Optional<Hold> hold(OperationId id) {
        return state.find(RecordKind.HOLD, id.value()).map(kept -> kept.as(Hold.class));
    }

    @Override
    public List<Recorded> operations(AccountId account, int limit) {
        return recorded(jdbc.sql("""
                        select block, transaction, operation from projection.credit_entry
                        where account = :account order by block desc, transaction desc, operation desc limit :limit
                        """)
                .param("account", account.value())
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list());
    }

    @Override
    public Totals totals(SchemeId scheme) {
        return jdbc.sql("""
                        select coalesce(sum(issued), 0)::bigint as issued,
                               coalesce(sum(redeemed), 0)::bigint as redeemed,
                               coalesce(sum(expired), 0)::bigint as expired,
                               coalesce((select sum(points) from projection.account_points where scheme = :scheme), 0)::bigint as outstanding
                        from projection.totals where scheme = :scheme
                        """)
                .param("scheme", scheme.value())
                .query((row, _) -> new Totals(
                        row.getLong("issued"),
                        row.getLong("redeemed"),
                        row.getLong("expired"),
                        row.getLong("outstanding")))
                .single();
    }

    @Override
    public Totals recomputedTotals(SchemeId scheme) {
        return jdbc.sql("""
                        select coalesce(sum(issued), 0)::bigint as issued,
                               coalesce(sum(redeemed), 0)::bigint as redeemed,
                               coalesce(sum(expired), 0)::bigint as expired
                        from projection.credit_entry where scheme = :scheme
                        """)
                .param("scheme", scheme.value())
                .query((row, _) -> {
                    var issued = row.getLong("issued");
                    var redeemed = row.getLong("redeemed");
                    var expired = row.getLong("expired");
                    return new Totals(issued, redeemed, expired, issued - redeemed - expired);
                })
                .single();
    }

    @Override
    public Statement statement(PartnerId partner, SchemeId scheme, Optional<String> after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to %d lines, asked for %d".formatted(MAX_PAGE, limit));
        }
        var start = after.map(StatementPlace::parse).orElse(StatementPlace.START);
        var places = places(partner, scheme, start, limit + 1);
        var page = places.stream().limit(limit).toList();
        var next = places.size() > limit ? Optional.of(page.getLast().text()) : Optional.<String>empty();
        return new Statement(partner, scheme, recorded(page), paid(partner, scheme), next);
    }

    private List<StatementPlace> places(PartnerId partner, SchemeId scheme, StatementPlace after, int limit) {
        return jdbc.sql("""
                        select block, transaction, operation
                        from projection.credit_entry
                        where partner = :partner and scheme = :scheme and redeemed <> 0
                          and (block, transaction, operation) > (:block, :transaction, :operation)
                        order by block, transaction, operation
                        limit :limit
                        """)
                .param("partner", partner.value())
                .param("scheme", scheme.value())
                .param("block", after.block())
                .param("transaction", after.transaction())
                .param("operation", after.operation())
                .param("limit", limit)
                .query((row, _) -> place(row))
                .list();
    }

    private List<Recorded> recorded(List<StatementPlace> places) {
        var operations = places.stream().map(StatementPlace::operation).toList();
        var found = state.findAll(RecordKind.CREDIT_OPERATION, operations).stream()
                .map(JdbcCreditView::recorded)
                .collect(Collectors.toMap(line -> line.operation().id().value(), Function.identity()));
        return operations.stream()
                .flatMap(operation -> Optional.ofNullable(found.get(operation)).stream())
                .toList();
    }

    private long paid(PartnerId partner, SchemeId scheme) {
        return jdbc.sql(
                        "select coalesce(sum(points), 0)::bigint as paid from projection.paid where partner = :partner and scheme = :scheme")
                .param("partner", partner.value())
                .param("scheme", scheme.value())
                .query((row, _) -> row.getLong("paid"))
                .single();
    }

    private static StatementPlace place(ResultSet row) throws SQLException {
        return new StatementPlace(row.getLong("block"), row.getInt("transaction"), row.getString("operation"));
    }

    private static Recorded recorded(StateReader.Kept kept) {
        return new Recorded(kept.as(CreditOperation.class), kept.transaction(), kept.firstAt(), kept.time());
    }
}
