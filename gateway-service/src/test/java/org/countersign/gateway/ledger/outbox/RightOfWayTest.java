package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.junit.jupiter.api.Test;

final class RightOfWayTest {
    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String TRUST = Shards.trust();
    private static final String SHARD = "certificates-0";
    private static final String OTHER = "credit-1";

    private final Signals signals = new Signals();
    private final RightOfWay way = new RightOfWay(signals, SETTLE_TIMEOUT);

    @Test
    void shards_go_side_by_side() {
        assertThat(way.take(SHARD, NOW)).isTrue();
        assertThat(way.take(OTHER, NOW)).isTrue();
    }

    @Test
    void trust_records_wait_for_what_is_in_flight_and_what_comes_waits_for_them() {
        way.take(SHARD, NOW);

        assertThat(way.take(TRUST, NOW)).isFalse();
        assertThat(way.take(OTHER, NOW)).isFalse();

        way.leave(SHARD);
        assertThat(way.take(TRUST, NOW)).isTrue();
        assertThat(way.take(OTHER, NOW)).isFalse();

        way.leave(TRUST);
        assertThat(way.take(OTHER, NOW)).isTrue();
    }

    @Test
    void who_waits_is_woken_when_the_way_is_free() throws InterruptedException {
        way.take(SHARD, NOW);
        way.take(TRUST, NOW);
        way.leave(SHARD);

        // Returns at once; a signal that does not come would hold the test up for an hour.
        signals.await(TRUST, Duration.ofHours(1));
        way.take(TRUST, NOW);
        way.leave(TRUST);
        signals.await(OTHER, Duration.ofHours(1));

        assertThat(way.take(OTHER, NOW)).isTrue();
    }

    @Test
    void nobody_waits_for_ever_for_what_does_not_land() {
        way.take(SHARD, NOW);
        way.take(TRUST, NOW);

        assertThat(way.take(TRUST, NOW.plus(LONGEST))).isTrue();
        assertThat(way.take(OTHER, NOW.plus(LONGEST))).isTrue();
    }

    @Test
    void a_transaction_that_hangs_does_not_hold_up_the_trust_records_again() {
        way.take(SHARD, NOW);
        way.take(TRUST, NOW.plus(LONGEST));

        assertThat(way.take(OTHER, NOW.plus(LONGEST))).isFalse();
        way.leave(TRUST);
        assertThat(way.take(TRUST, NOW.plus(LONGEST))).isTrue();
    }

    @Test
    void batchers_let_trust_records_go_by_themselves() {
        var ledger = new FakeLedger();
        var process = new SimulatedProcess(TestDatabase.fresh(), ledger);
        var tick = Items.item(TRUST, "DataBureauMSP", "trust:apply", "clock-1");
        process.outbox().enqueue(Items.numbered(2));
        process.outbox().enqueue(List.of(tick));

        process.outbox().step(SHARD);
        process.outbox().step(TRUST);
        assertThat(ledger.submitted()).hasSize(1);

        process.projection().catchUp(ledger);
        process.outbox().step(SHARD);
        process.outbox().step(TRUST);
        process.outbox().enqueue(List.of(Items.item("c-9")));
        process.outbox().step(SHARD);
        assertThat(ledger.submitted()).hasSize(2);

        process.finish(List.of(tick, Items.item("c-9")));
        assertThat(ledger.submitted()).hasSize(3);
    }
}
