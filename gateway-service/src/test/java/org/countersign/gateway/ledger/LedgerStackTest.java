package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.ledger.AccountId;
import org.countersign.format.ledger.CreditItem;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.Points;
import org.countersign.format.ledger.SchemeId;
import org.countersign.gateway.TestLedger;
import org.countersign.gateway.ledger.CreditView.Totals;
import org.countersign.gateway.ledger.ProjectionView.RebuildState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The module with its threads on the development ledger and the real contracts. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class LedgerStackTest {
    private static final String APPLY = LedgerFunction.CREDIT_APPLY.qualifiedName();
    private static final Digest EVENT = new Digest(Bytes.ofHex("cd".repeat(32)));
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestLedger ledger = LedgerForTests.shared();
    private final TestDatabase database = TestDatabase.fresh();

    private static LedgerItem earn(SchemeId scheme, int n, long points) {
        var account = new AccountId("acct-" + n % 20);
        var item = new CreditItem.Earn(
                new OperationId(scheme + "-earn-" + n),
                account,
                scheme,
                Points.positive(points),
                new EpochSecond(4_000_000_000L),
                EVENT);
        return TrustItems.of(Shards.credit(account.value()), TrustItems.BUREAU, LedgerFunction.CREDIT_APPLY, item);
    }

    private static LedgerItem redeem(SchemeId scheme, int n, long points) {
        var account = new AccountId("acct-" + n % 20);
        var item = new CreditItem.Redeem(
                new OperationId(scheme + "-redeem-" + n), account, scheme, TrustItems.LIBRARY, Points.positive(points));
        return TrustItems.of(Shards.credit(account.value()), TrustItems.PARTNERS, LedgerFunction.CREDIT_APPLY, item);
    }

    private static void awaitApplied(LedgerStack stack, LedgerItem item) {
        assertThat(stack.the(LedgerItems.class)
                        .await(item.function(), item.id(), SOON)
                        .join())
                .as(item.id())
                .isInstanceOf(ItemState.Applied.class);
    }

    private static void setUp(LedgerStack stack, SchemeId scheme) {
        var trust = List.of(TrustItems.partner(scheme + "-partner"), TrustItems.scheme(scheme + "-scheme", scheme));
        stack.enqueue(trust);
        trust.forEach(item -> awaitApplied(stack, item));
    }

    @Test
    void points_move_once_over_stops_and_restarts() {
        var scheme = new SchemeId("restarts");
        var items = new ArrayList<LedgerItem>();
        for (int n = 0; n < 300; n++) {
            items.add(earn(scheme, n, 10));
        }
        for (int n = 0; n < 60; n++) {
            items.add(redeem(scheme, n, 5));
        }
        try (var stack = new LedgerStack(database, ledger)) {
            setUp(stack, scheme);
            stack.enqueue(items);
            awaitApplied(stack, items.getFirst());
        }
        try (var stack = new LedgerStack(database, ledger)) {
            assertThat(stack.enqueue(items).repeated()).hasSize(360);

            items.forEach(item -> awaitApplied(stack, item));

            var expected = new Totals(3000, 300, 0, 2700);
            var credit = stack.the(CreditView.class);
            assertThat(credit.totals(scheme)).isEqualTo(expected);
            assertThat(credit.recomputedTotals(scheme)).isEqualTo(expected);
            assertThat(credit.statement(TrustItems.LIBRARY, scheme, Optional.empty(), 1000)
                            .lines())
                    .hasSize(60);
            assertThat(stack.the(Ledger.class).evaluate(TrustItems.BUREAU, "credit:totals", List.of(scheme.value())))
                    .isInstanceOfSatisfying(
                            Ledger.Evaluation.Evaluated.class,
                            answer -> assertThat(answer.result()).contains("\"issued\":3000", "\"redeemed\":300"));
        }
    }

    @Test
    void a_refusal_on_the_chain_reaches_those_who_wait() {
        var scheme = new SchemeId("refusals");
        try (var stack = new LedgerStack(database, ledger)) {
            setUp(stack, scheme);
            var item = redeem(scheme, 1, 5);
            stack.enqueue(List.of(item));

            var state =
                    stack.the(LedgerItems.class).await(APPLY, item.id(), SOON).join();

            assertThat(state).isInstanceOfSatisfying(ItemState.Refused.class, refused -> {
                assertThat(refused.code()).isEqualTo("INSUFFICIENT_POINTS");
                assertThat(refused.position()).isPresent();
            });
        }
    }

    @Test
    void a_rebuild_under_load_is_equal() throws InterruptedException {
        var scheme = new SchemeId("rebuild");
        try (var stack = new LedgerStack(database, ledger)) {
            setUp(stack, scheme);
            var projection = stack.the(ProjectionView.class);
            var items = new ArrayList<LedgerItem>();
            stack.enqueue(List.of(earn(scheme, 0, 1)));
            projection.startRebuild();
            for (int n = 1; n < 100; n++) {
                items.add(earn(scheme, n, 1));
                stack.enqueue(List.of(earn(scheme, n, 1)));
            }
            items.forEach(item -> awaitApplied(stack, item));

            while (projection.lastRebuild().orElseThrow().state() == RebuildState.RUNNING) {
                TimeUnit.MILLISECONDS.sleep(20);
            }

            assertThat(projection.lastRebuild().orElseThrow().state()).isEqualTo(RebuildState.EQUAL);
            assertThat(stack.the(CreditView.class).totals(scheme).issued()).isEqualTo(100);
            assertThat(projection.contents().digest()).hasSize(64);
        }
    }
}
