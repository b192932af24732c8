package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class LedgerOutboxTest {
    private static final int LIMIT = Math.toIntExact(OutboxHarness.LIMITS.maxBacklog());

    private final TestDatabase database = TestDatabase.fresh();
    private final OutboxHarness harness =
            new OutboxHarness(database, new FakeLedger(), new ManualClock(), CrashPoints.NONE);

    private List<String> undecided() {
        return harness.tables().outbox().undecided("certificates-0", 100).stream()
                .map(OutboxItem::id)
                .toList();
    }

    private static LedgerItem other(String id) {
        return new LedgerItem(
                "certificates-0", "CivilAffairsMSP", Items.REGISTER, id, "{\"id\":\"%s\",\"x\":1}".formatted(id));
    }

    @Test
    void keeps_the_order_of_enqueuing() {
        harness.enqueue(List.of(Items.item("b"), Items.item("a")));
        harness.enqueue(List.of(Items.item("c")));

        assertThat(undecided()).containsExactly("b", "a", "c");
    }

    @Test
    void a_rolled_back_transaction_leaves_nothing() {
        database.transaction().executeWithoutResult(status -> {
            harness.outbox().enqueue(Items.numbered(3));
            status.setRollbackOnly();
        });

        assertThat(undecided()).isEmpty();
        assertThat(harness.outbox().room("certificates-0")).isEqualTo(LIMIT);
    }

    @Test
    void refuses_to_work_without_the_callers_transaction() {
        assertThatThrownBy(() -> harness.outbox().enqueue(Items.numbered(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_item_again_is_repeated_and_stands_once() {
        harness.enqueue(Items.numbered(2));

        var again = harness.enqueue(List.of(Items.item("c-2"), Items.item("c-3")));

        assertThat(again.added()).containsExactly("c-3");
        assertThat(again.repeated()).containsExactly("c-2");
        assertThat(undecided()).containsExactly("c-1", "c-2", "c-3");
    }

    @Test
    void the_same_id_with_other_content_is_reused_and_changes_nothing() {
        harness.enqueue(Items.numbered(1));

        var reused = harness.enqueue(List.of(other("c-1")));

        assertThat(reused.reused()).containsExactly("c-1");
        assertThat(undecided()).containsExactly("c-1");
        assertThatThrownBy(reused::withoutReuse).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_id_twice_in_one_call_counts_for_the_first_content() {
        var enqueued = harness.enqueue(List.of(Items.item("a"), other("a"), Items.item("a")));

        assertThat(enqueued.added()).containsExactly("a");
        assertThat(enqueued.reused()).containsExactly("a");
        assertThat(enqueued.repeated()).containsExactly("a");
    }

    @Test
    void the_same_id_for_another_function_is_another_item() {
        harness.enqueue(Items.numbered(1));

        var enqueued = harness.enqueue(
                List.of(Items.item("certificates-0", "CivilAffairsMSP", "certificates:changeStatus", "c-1")));

        assertThat(enqueued.added()).containsExactly("c-1");
    }

    @Test
    void two_callers_at_once_enqueue_an_item_once() {
        var enqueued = Stream.generate(() -> CompletableFuture.supplyAsync(() -> harness.enqueue(Items.numbered(5))))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(enqueued.stream().flatMap(one -> one.added().stream())).hasSize(5);
        assertThat(undecided()).hasSize(5);
    }

    @Test
    void refuses_more_than_the_backlog_takes() {
        harness.enqueue(Items.numbered(LIMIT - 1));
        assertThat(harness.outbox().room("certificates-0")).isEqualTo(1);

        assertThatThrownBy(() -> harness.enqueue(List.of(Items.item("x"), Items.item("y"))))
                .isInstanceOfSatisfying(
                        ProblemException.class, busy -> assertThat(busy.code()).isEqualTo(ProblemCode.TOO_BUSY));
        assertThat(harness.items().find(Items.REGISTER, "x")).isEmpty();
    }

    @Test
    void a_shard_that_is_full_leaves_the_others_their_room() {
        var small = new OutboxProperties(
                10,
                4,
                1,
                1_048_576,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(10),
                2,
                Duration.ofSeconds(7),
                100);
        var bounded = new OutboxHarness(database, new FakeLedger(), new ManualClock(), CrashPoints.NONE, small);
        bounded.enqueue(Items.numbered(4));

        assertThat(bounded.outbox().room("certificates-0")).isZero();
        assertThat(bounded.outbox().room("credit-0")).isEqualTo(4);
        assertThatThrownBy(() -> bounded.enqueue(List.of(Items.item("x"))))
                .isInstanceOfSatisfying(
                        ProblemException.class, busy -> assertThat(busy.code()).isEqualTo(ProblemCode.TOO_BUSY));
        assertThat(bounded.enqueue(List.of(Items.item("credit-0", "CivilAffairsMSP", "credit:apply", "y")))
                        .added())
                .containsExactly("y");
        assertThat(bounded.registry()
                        .counter("countersign.ledger.enqueue.refused", "bound", "shard")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void another_process_counts_what_this_one_enqueued() {
        harness.enqueue(Items.numbered(10));

        var other = new OutboxHarness(database, new FakeLedger(), new ManualClock(), CrashPoints.NONE);

        assertThat(other.outbox().room("certificates-0")).isEqualTo(LIMIT - 10);
    }

    @Test
    void what_is_enqueued_is_pending() {
        harness.enqueue(Items.numbered(1));

        assertThat(harness.items().find(Items.REGISTER, "c-1")).contains(new ItemState.Pending());
        assertThat(harness.items().find(Items.REGISTER, "unknown")).isEmpty();
    }
}
