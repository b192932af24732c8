package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

final class CursorsTest {
    private static final String SHARD = "certificates-0";

    private final TestDatabase database = TestDatabase.fresh();
    private final OutboxHarness harness =
            new OutboxHarness(database, new FakeLedger(), new ManualClock(), CrashPoints.NONE);
    private final Cursors cursors = new Cursors(database.jdbc());

    private void decide(String id) {
        var item = harness.tables().outbox().undecided(SHARD, 100).stream()
                .filter(undecided -> undecided.id().equals(id))
                .findFirst()
                .orElseThrow();
        harness.tables().outcomes().insertRefusal(item.seq(), ItemOutcome.refusedAlone(id, "NO"));
    }

    private long cursor() {
        return database.jdbc()
                .sql("select coalesce(max(settled_through), 0) as cursor from ledger_cursor where shard = :shard")
                .param("shard", SHARD)
                .query((row, _) -> row.getLong("cursor"))
                .single();
    }

    @Test
    void moves_behind_what_is_decided_and_no_further() {
        harness.enqueue(Items.numbered(3));
        decide("c-1");
        decide("c-3");

        cursors.advance(SHARD);
        cursors.advance(SHARD);

        assertThat(cursor()).isEqualTo(1);
        assertThat(harness.tables().outbox().undecided(SHARD, 10))
                .extracting(OutboxItem::id)
                .containsExactly("c-2");
    }

    @Test
    void never_passes_an_item_whose_transaction_is_still_open() throws Exception {
        var drawn = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> database.transaction().executeWithoutResult(_ -> {
            harness.outbox().enqueue(List.of(Items.item("slow")));
            drawn.countDown();
            await(commit);
        }));
        drawn.await();
        harness.enqueue(List.of(Items.item("fast")));
        decide("fast");

        cursors.advance(SHARD);
        cursors.advance(SHARD);
        commit.countDown();
        slow.join();

        assertThat(harness.tables().outbox().undecided(SHARD, 10))
                .extracting(OutboxItem::id)
                .containsExactly("slow");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
