package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.FakeChaincode;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.Trouble;
import org.junit.jupiter.api.Test;

final class ShardBatcherTest {
    private static final String SHARD = "certificates-0";

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final SimulatedProcess process = new SimulatedProcess(database, ledger);

    private String refusalOf(String id) {
        return process.outbox().items().find(Items.REGISTER, id).orElseThrow() instanceof ItemState.Refused refused
                ? refused.code()
                : "not refused";
    }

    @Test
    void an_idle_shard_waits() {
        assertThat(process.outbox().step(SHARD)).isEqualTo(OutboxHarness.LIMITS.idlePoll());
        assertThat(ledger.submitted()).isEmpty();
    }

    @Test
    void one_transaction_is_in_flight_per_shard() {
        process.outbox().enqueue(Items.numbered(10));

        process.outbox().step(SHARD);
        process.outbox().step(SHARD);
        process.outbox().step(SHARD);

        assertThat(ledger.submitted()).hasSize(1);
    }

    @Test
    void another_process_with_the_same_shard_brings_no_second_one_in_flight() {
        process.outbox().enqueue(Items.numbered(10));
        var other = new SimulatedProcess(database, ledger);

        process.outbox().step(SHARD);
        other.outbox().step(SHARD);

        assertThat(ledger.submitted()).hasSize(1);
    }

    @Test
    void an_unavailable_ledger_is_tried_again_with_growing_waits() {
        var unavailable = new Endorsement.Unavailable("no route");
        ledger.failEndorse(unavailable, unavailable, unavailable);
        process.outbox().enqueue(Items.numbered(1));

        var waits = Stream.generate(() -> process.outbox().step(SHARD)).limit(3).toList();

        assertThat(waits).isSorted().last().satisfies(last -> assertThat(last).isGreaterThan(Duration.ofMillis(90)));
        process.finish(Items.numbered(1));
        assertThat(process.outbox()
                        .registry()
                        .counter("countersign.ledger.retries", "stage", "endorse")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void a_poison_item_is_found_by_halving_and_its_neighbours_pass() {
        ledger.chaincode().poison("c-6", "MALFORMED_BATCH");
        process.outbox().enqueue(Items.numbered(9));

        process.finish(Items.numbered(9));

        assertThat(refusalOf("c-6")).isEqualTo("MALFORMED_BATCH");
        assertThat(ledger.chaincode().effects()).hasSize(8);
    }

    @Test
    void the_batch_size_recovers_after_a_poison_item() {
        ledger.chaincode().poison("c-1", "MALFORMED_BATCH");
        process.outbox().enqueue(Items.numbered(13));

        process.finish(Items.numbered(13));

        // One, two, four, four, one: the limit of the test is four.
        assertThat(ledger.submitted()).hasSize(5);
    }

    @Test
    void a_chaincode_that_fails_once_costs_nothing_but_time() {
        ledger.failEndorse(new Endorsement.Failed(Trouble.CHAINCODE_FAILED, "Unexpected error"));
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(process.stateOf(Items.item("c-1"))).isInstanceOf(ItemState.Applied.class);
    }

    @Test
    void an_item_that_the_chain_refuses_does_not_hold_up_its_neighbours() {
        var chain = new FakeLedger(new FakeChaincode().refuse("c-2", "INDEX_TAKEN"));
        var process = new SimulatedProcess(database, chain);
        process.outbox().enqueue(Items.numbered(3));

        process.finish(Items.numbered(3));

        assertThat(chain.submitted()).hasSize(1);
        assertThat(process.statesOf(Items.numbered(3))).map(ItemState::isFinal).containsOnly(true);
        assertThat(process.outbox()
                        .registry()
                        .counter("countersign.ledger.refused", "function", Items.REGISTER, "code", "INDEX_TAKEN")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void organisations_and_functions_go_in_transactions_of_their_own() {
        var items = List.of(
                Items.item("a"),
                Items.item("b"),
                Items.item(SHARD, "DataBureauMSP", Items.REGISTER, "c"),
                Items.item(SHARD, "DataBureauMSP", "certificates:changeStatus", "d"));
        process.outbox().enqueue(items);

        process.finish(items);

        assertThat(ledger.submitted()).hasSize(3);
    }

    @Test
    void the_backlog_is_told_per_shard() {
        process.outbox().enqueue(Items.numbered(5));
        var gauge = process.outbox()
                .registry()
                .get("countersign.ledger.backlog")
                .tag("shard", SHARD)
                .gauge();
        assertThat(gauge.value()).isEqualTo(5);

        process.finish(Items.numbered(5));

        assertThat(gauge.value()).isZero();
    }
}
