package org.countersign.gateway.ledger.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.FakeLedger.SubmitFault;
import org.countersign.gateway.ledger.ItemState;
import org.countersign.gateway.ledger.Items;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.Ledger.Endorsement;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.SetAsideItems.SetAside;
import org.countersign.gateway.ledger.SignedEnvelope;
import org.countersign.gateway.ledger.SimulatedProcess;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be decided leaves the line, keeps its reason, and is never lost. */
final class SetAsideTest {
    private static final int LONG = 60;

    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final SimulatedProcess process = new SimulatedProcess(database, ledger);

    private List<SetAside> page() {
        return process.outbox().setAside().page(OptionalLong.empty(), 100);
    }

    private List<String> setAside() {
        return page().stream().map(SetAside::id).toList();
    }

    private void rounds(int count) {
        IntStream.range(0, count).forEach(_ -> process.round());
    }

    private void poison(String... ids) {
        Arrays.stream(ids).forEach(id -> ledger.chaincode().poison(id, Ledger.CHAINCODE_FAILED));
    }

    private static List<LedgerItem> items(String... ids) {
        return Arrays.stream(ids).map(Items::item).toList();
    }

    @Test
    void an_item_that_fails_without_a_code_is_set_aside_and_its_neighbours_pass() {
        poison("c-2");
        process.outbox().enqueue(Items.numbered(3));

        process.finish(items("c-1", "c-3"));

        assertThat(page()).singleElement().satisfies(aside -> {
            assertThat(aside.id()).isEqualTo("c-2");
            assertThat(aside.trouble()).isEqualTo(Trouble.CHAINCODE_FAILED);
            assertThat(aside.detail()).isEqualTo("Unexpected error");
            assertThat(aside.times()).isEqualTo(1);
        });
        assertThat(process.stateOf(Items.item("c-2"))).isInstanceOf(ItemState.Pending.class);
        assertThat(ledger.chaincode().effects()).hasSize(2);
    }

    @Test
    void an_item_is_not_set_aside_before_it_has_failed_alone_for_long() {
        poison("c-1");
        process.outbox().enqueue(Items.numbered(1));

        // The clock stands still, however often it fails.
        IntStream.range(0, LONG).forEach(_ -> process.outbox().step("certificates-0"));

        assertThat(setAside()).isEmpty();
    }

    @Test
    void nobody_is_blamed_while_the_ledger_answers_nothing() {
        ledger.answerQueries(false);
        poison("c-1");
        process.outbox().enqueue(Items.numbered(1));

        rounds(LONG);

        assertThat(setAside()).isEmpty();
    }

    @Test
    void a_ledger_that_is_away_for_long_costs_nothing_but_time() {
        ledger.failEndorse(Collections.nCopies(LONG, new Endorsement.Unavailable("no route"))
                .toArray(Endorsement[]::new));
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(setAside()).isEmpty();
    }

    @Test
    void a_line_in_which_nothing_passes_blames_a_few_and_then_waits() {
        poison("c-1", "c-2", "c-3", "c-4");
        process.outbox().enqueue(Items.numbered(5));

        rounds(LONG);

        assertThat(setAside()).hasSize(OutboxHarness.LIMITS.setAsideInARow());
        assertThat(ledger.chaincode().effects()).isEmpty();
    }

    @Test
    void a_line_that_waits_goes_on_when_the_ledger_is_well_again() {
        poison("c-1", "c-2", "c-3");
        process.outbox().enqueue(Items.numbered(4));
        rounds(LONG);

        List.of("c-1", "c-2", "c-3").forEach(ledger.chaincode()::cure);
        process.finish(items("c-3", "c-4"));
        process.outbox().setAside().requeueAll();
        process.finish(Items.numbered(4));

        assertThat(ledger.chaincode().effects()).hasSize(4);
    }

    @Test
    void what_is_put_back_is_tried_again_and_counts_its_times() {
        poison("c-1");
        process.outbox().enqueue(Items.numbered(2));
        process.finish(items("c-2"));
        process.finishUntil(() -> setAside().equals(List.of("c-1")));

        assertThat(process.outbox().setAside().requeue(page().getFirst().number()))
                .isTrue();
        assertThat(setAside()).isEmpty();
        process.finishUntil(() -> setAside().equals(List.of("c-1")));

        assertThat(page().getFirst().times()).isEqualTo(2);
    }

    @Test
    void what_is_not_set_aside_cannot_be_put_back() {
        process.outbox().enqueue(Items.numbered(1));

        assertThat(process.outbox().setAside().requeue(1)).isFalse();
        assertThat(process.outbox().setAside().requeueAll()).isZero();
    }

    @Test
    void the_cursor_passes_what_is_set_aside_and_it_is_found_all_the_same() {
        poison("c-1");
        process.outbox().enqueue(Items.numbered(6));
        process.finish(Items.numbered(6).subList(1, 6));
        process.outbox().enqueue(items("later", "latest"));
        process.finish(items("later", "latest"));
        rounds(3);
        assertThat(database.jdbc()
                        .sql("select settled_through from ledger_cursor where shard = 'certificates-0'")
                        .query(Long.class)
                        .single())
                .isGreaterThan(1);

        ledger.chaincode().cure("c-1");
        process.outbox().setAside().requeueAll();
        process.finish(Items.numbered(6));

        assertThat(process.stateOf(Items.item("c-1"))).isInstanceOf(ItemState.Applied.class);
    }

    @Test
    void the_backlog_and_the_metrics_tell_what_is_set_aside() {
        poison("c-1");
        process.outbox().enqueue(Items.numbered(2));
        process.finish(items("c-2"));
        process.finishUntil(() -> !setAside().isEmpty());

        var registry = process.outbox().registry();
        assertThat(registry.get("countersign.ledger.set.aside.items").gauge().value())
                .isEqualTo(1);
        assertThat(registry.get("countersign.ledger.set.aside")
                        .tag("trouble", "CHAINCODE_FAILED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("countersign.ledger.backlog")
                        .tag("shard", "certificates-0")
                        .gauge()
                        .value())
                .isZero();
        assertThat(process.outbox().setAside().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENDORSEMENTS_DIFFER", "ENDORSEMENT_TIMED_OUT", "CHAINCODE_DIED", "TOO_LARGE"})
    void a_trouble_that_passes_costs_nothing_but_time(Trouble trouble) {
        var failed = new Endorsement.Failed(trouble, "for a while");
        ledger.failEndorse(failed, failed, failed, failed);
        process.outbox().enqueue(Items.numbered(4));

        process.finish(Items.numbered(4));

        assertThat(setAside()).isEmpty();
        assertThat(ledger.chaincode().effects()).hasSize(4);
    }

    @Test
    void conflicts_never_set_anything_aside() {
        ledger.failSubmit(Collections.nCopies(LONG, SubmitFault.CONFLICT).toArray(SubmitFault[]::new));
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(setAside()).isEmpty();
        assertThat(ledger.chaincode().effects()).hasSize(1);
    }

    @Test
    void a_transaction_that_keeps_being_invalid_sets_its_item_aside() {
        ledger.failSubmit(
                Collections.nCopies(3 * LONG, SubmitFault.POLICY_FAILURE).toArray(SubmitFault[]::new));
        process.outbox().enqueue(Items.numbered(1));

        process.finishUntil(() -> !setAside().isEmpty());

        assertThat(page().getFirst().trouble()).isEqualTo(Trouble.TRANSACTION_INVALID);
        assertThat(page().getFirst().detail()).isEqualTo("ENDORSEMENT_POLICY_FAILURE");
    }

    @Test
    void a_transaction_that_is_refused_again_and_again_makes_room_for_another_one() {
        ledger.failSubmit(Collections.nCopies(OutboxHarness.LIMITS.failureAttempts(), SubmitFault.REJECTED)
                .toArray(SubmitFault[]::new));
        process.outbox().enqueue(Items.numbered(3));

        process.finish(Items.numbered(3));

        assertThat(ledger.submitted().stream().map(SignedEnvelope::transaction).distinct())
                .hasSize(2);
        assertThat(setAside()).isEmpty();
        assertThat(ledger.chaincode().effects()).hasSize(3);
    }

    @Test
    void an_item_that_the_ordering_service_never_takes_is_set_aside() {
        ledger.failSubmit(Collections.nCopies(3 * LONG, SubmitFault.REJECTED).toArray(SubmitFault[]::new));
        process.outbox().enqueue(Items.numbered(1));

        process.finishUntil(() -> !setAside().isEmpty());

        assertThat(page().getFirst().trouble()).isEqualTo(Trouble.ORDERER_REJECTED);
        assertThat(page().getFirst().detail()).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void a_transaction_that_lands_after_it_was_given_up_settles_its_items_once() {
        ledger.failSubmit(Collections.nCopies(OutboxHarness.LIMITS.failureAttempts(), SubmitFault.REJECTED)
                .toArray(SubmitFault[]::new));
        process.outbox().enqueue(Items.numbered(2));
        process.finishUntil(() -> ledger.submitted().size() == OutboxHarness.LIMITS.failureAttempts());

        ledger.orderLate(ledger.submitted().getFirst());
        process.finish(Items.numbered(2));
        rounds(3);

        assertThat(ledger.chaincode().effects()).hasSize(2);
        assertThat(database.jdbc()
                        .sql("select count(*) from ledger_transaction where state in ('OPEN', 'ABANDONED')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_transaction_that_lands_although_it_was_refused_counts() {
        ledger.failSubmit(SubmitFault.REJECTED_AND_ORDERED);
        process.outbox().enqueue(Items.numbered(2));

        process.finish(Items.numbered(2));

        assertThat(ledger.submitted()).hasSize(1);
        assertThat(ledger.chaincode().effects()).hasSize(2);
    }

    @Test
    void outcomes_that_cannot_be_read_are_set_aside_and_told_when_they_can() {
        ledger.chaincode().speaks(_ -> "{\"from\":\"a later release\"}");
        process.outbox().enqueue(Items.numbered(2));
        process.finishUntil(() -> setAside().size() == 2);
        assertThat(page()).extracting(SetAside::trouble).containsOnly(Trouble.OUTCOME_UNREADABLE);

        ledger.chaincode().speaks(result -> result);
        process.outbox().enqueue(items("next"));
        process.finish(items("next"));
        process.outbox().setAside().requeueAll();
        process.finish(Items.numbered(2));

        assertThat(ledger.chaincode().effects()).hasSize(3);
        assertThat(process.statesOf(Items.numbered(2))).allMatch(ItemState.Applied.class::isInstance);
    }

    @Test
    void outcomes_of_other_items_are_set_aside_too() {
        ledger.chaincode().speaks(result -> result.replace("c-1", "somebody-else"));
        process.outbox().enqueue(Items.numbered(1));

        process.finishUntil(() -> !setAside().isEmpty());

        assertThat(page().getFirst().trouble()).isEqualTo(Trouble.OUTCOME_UNREADABLE);
    }
}
