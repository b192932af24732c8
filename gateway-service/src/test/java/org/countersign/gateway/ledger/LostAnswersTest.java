package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module with its threads on a real ledger, whose answers are lost after it did the work, and whose connections are cut. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class LostAnswersTest {
    private static final Digest EVENT = new Digest(Bytes.ofHex("ef".repeat(32)));
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int OPERATIONS = 12;
    private static final int CUTS = 6;
    private static final int LOST = 4;

    private final TestLedger ledger = LedgerForTests.shared();
    private final SchemeId scheme = new SchemeId("lost-" + UUID.randomUUID());
    private final AnswerDroppingProxy proxy = proxy();
    private final LedgerStack stack = new LedgerStack(TestDatabase.fresh(), ledger, proxy.endpoint());

    private AnswerDroppingProxy proxy() {
        try {
            return new AnswerDroppingProxy(ledger.endpoint());
        } catch (IOException unstarted) {
            throw new IllegalStateException(unstarted);
        }
    }

    @AfterEach
    void stop() {
        stack.close();
        proxy.close();
    }

    private List<LedgerItem> work() {
        return Stream.concat(
                        Stream.of(TrustItems.scheme("op-" + scheme, scheme)),
                        IntStream.range(0, OPERATIONS).mapToObj(this::earn))
                .toList();
    }

    private LedgerItem earn(int n) {
        var account = new AccountId("acct-" + n);
        return TrustItems.of(
                Shards.credit(account.value()),
                TrustItems.BUREAU,
                LedgerFunction.CREDIT_APPLY,
                new CreditItem.Earn(
                        new OperationId(scheme + "-" + n),
                        account,
                        scheme,
                        Points.positive(1),
                        new EpochSecond(4_000_000_000L),
                        EVENT));
    }

    /** The scheme first: the other shards must find it. */
    private void assertEachCountsOnce(List<LedgerItem> items) {
        items.forEach(item -> assertThat(stack.the(LedgerItems.class)
                        .await(item.function(), item.id(), SOON)
                        .join())
                .as(item.id())
                .isInstanceOf(ItemState.Applied.class));
        assertThat(stack.the(CreditView.class).recomputedTotals(scheme).issued())
                .isEqualTo(OPERATIONS);
        assertThat(stack.the(Ledger.class)
                        .evaluate(
                                TrustItems.BUREAU,
                                LedgerFunction.CREDIT_TOTALS.qualifiedName(),
                                List.of(scheme.value())))
                .isInstanceOfSatisfying(
                        Ledger.Evaluation.Evaluated.class,
                        totals -> assertThat(totals.result()).contains("\"issued\":" + OPERATIONS));
    }

    private void enqueueSchemeFirst(List<LedgerItem> items) {
        stack.enqueue(items.subList(0, 1));
        assertThat(stack.the(LedgerItems.class)
                        .await(items.getFirst().function(), items.getFirst().id(), SOON)
                        .join())
                .isInstanceOf(ItemState.Applied.class);
        stack.enqueue(items.subList(1, items.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Endorse", "Submit", "CommitStatus"})
    void an_answer_that_is_lost_after_the_work_was_done_doubles_nothing(String lost) {
        var left = new AtomicInteger(LOST);
        // A status is asked for only after a submit whose answer was lost too.
        proxy.drop(method -> (method.equals(lost) || (lost.equals("CommitStatus") && method.equals("Submit")))
                && left.getAndDecrement() > 0);
        var items = work();

        enqueueSchemeFirst(items);

        assertEachCountsOnce(items);
        assertThat(proxy.dropped()).isEqualTo(LOST);
    }

    @Test
    void connections_that_are_cut_again_and_again_lose_nothing_and_double_nothing() throws Exception {
        var items = work();
        enqueueSchemeFirst(items);

        for (int i = 0; i < CUTS; i++) {
            proxy.cut();
            TimeUnit.MILLISECONDS.sleep(150);
        }

        assertEachCountsOnce(items);
    }
}
