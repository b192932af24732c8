package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.projection.ProjectionHarness;
import org.junit.jupiter.api.Test;

final class OldestItemTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final OutboxHarness outbox = new OutboxHarness(database, ledger, new ManualClock(), CrashPoints.NONE);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    OldestItemTest() {
        new OldestItem(database.jdbc()).bindTo(registry);
    }

    private double seconds(String shard) {
        return registry.get(OldestItem.METER).tag("shard", shard).gauge().value();
    }

    @Test
    void the_age_is_that_of_the_oldest_item_without_an_outcome_and_ends_with_it() {
        var item = Items.item("c-1");
        assertThat(seconds(item.shard())).isZero();
        outbox.enqueue(List.of(item));
        database.jdbc()
                .sql("update ledger_outbox set enqueued_at = enqueued_at - interval '10 minutes'")
                .update();

        assertThat(seconds(item.shard())).isGreaterThanOrEqualTo(600);

        outbox.step(item.shard());
        new ProjectionHarness(database, outbox.settlement(), CrashPoints.NONE).catchUp(ledger);
        assertThat(seconds(item.shard())).isZero();
    }
}
