package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.FakeChaincode;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

final class LedgerItemsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger(new FakeChaincode().refuse("c-2", "INDEX_TAKEN"));
    private final SimulatedProcess process = new SimulatedProcess(database, ledger);

    @Test
    void those_who_wait_are_told_when_the_block_is_committed() {
        process.outbox().enqueue(Items.numbered(2));
        var applied = process.outbox().items().await(Items.REGISTER, "c-1", LONG);
        var refused = process.outbox().items().await(Items.REGISTER, "c-2", LONG);
        assertThat(applied).isNotDone();

        process.finish(Items.numbered(2));

        assertThat(applied.join()).isInstanceOfSatisfying(ItemState.Applied.class, state -> {
            assertThat(state.outcomeJson()).isEqualTo("{\"id\":\"c-1\",\"result\":\"APPLIED\"}");
            assertThat(state.position().block()).isEqualTo(1);
        });
        assertThat(refused.join()).isInstanceOfSatisfying(ItemState.Refused.class, state -> {
            assertThat(state.code()).isEqualTo("INDEX_TAKEN");
            assertThat(state.transaction()).isPresent();
        });
    }

    @Test
    void one_who_comes_late_is_told_at_once() {
        process.outbox().enqueue(Items.numbered(1));
        process.finish(Items.numbered(1));

        assertThat(process.outbox().items().await(Items.REGISTER, "c-1", LONG)).isDone();
    }

    @Test
    void one_whose_time_is_over_gets_pending() {
        process.outbox().enqueue(Items.numbered(1));

        var answer = process.outbox().items().await(Items.REGISTER, "c-1", Duration.ofMillis(1));

        assertThat(answer.join()).isEqualTo(new ItemState.Pending());
        assertThat(new SimulatedProcess(database, ledger).outbox().items()).isNotNull();
    }

    @Test
    void one_too_many_gets_pending_at_once_instead_of_waiting() {
        process.outbox().enqueue(Items.numbered(1));
        var limit = OutboxHarness.LIMITS.maxWaiters();
        var waiting = Stream.generate(() -> process.outbox().items().await(Items.REGISTER, "c-1", LONG))
                .limit(limit)
                .toList();

        assertThat(process.outbox().items().await(Items.REGISTER, "c-1", LONG)).isDone();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void what_another_process_settled_is_found_in_the_tables() {
        process.outbox().enqueue(Items.numbered(1));
        var waiting = new OutboxHarness(database, ledger, new ManualClock(), _ -> {});
        var answer = waiting.items().await(Items.REGISTER, "c-1", LONG);
        process.finish(Items.numbered(1));
        assertThat(answer).isNotDone();

        waiting.jdbcItems().lookForDecided();

        assertThat(answer.join().isFinal()).isTrue();
    }

    @Test
    void finds_many_at_once() {
        process.outbox().enqueue(Items.numbered(3));

        assertThat(process.outbox().items().findAll(Items.REGISTER, List.of("c-1", "c-3", "unknown")))
                .containsOnlyKeys("c-1", "c-3");
    }
}
