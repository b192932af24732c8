package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.countersign.gateway.ledger.FakeLedger.SubmitFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page {@code docs/concepts/exactly-once.md} as a test: die in every gap, come back, and find nothing lost and nothing doubled. */
final class ExactlyOnceTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger(
            new FakeChaincode().poison("poison", "MALFORMED_BATCH").poison("stuck", Ledger.CHAINCODE_FAILED));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "REBUILD_.*")
    void a_crash_in_any_gap_loses_nothing_and_doubles_nothing(CrashPoint point) {
        var items = work();
        // Long enough for a transaction to be given up, even if every second process dies.
        ledger.failSubmit(Collections.nCopies(8, SubmitFault.REJECTED).toArray(SubmitFault[]::new));

        crashEachTime(point, items);

        assertEachOnce(items);
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_the_ordering_service_loses_nothing_and_doubles_nothing(SubmitFault fault) {
        var items = work();
        ledger.failSubmit(fault, fault, SubmitFault.ANSWER_LOST, fault);
        var process = new SimulatedProcess(database, ledger);
        process.outbox().enqueue(items);

        finish(process, items);

        assertEachOnce(items);
    }

    @ParameterizedTest
    @EnumSource
    void a_crash_after_a_fault_loses_nothing_and_doubles_nothing(SubmitFault fault) {
        var items = work();
        ledger.failSubmit(fault, fault, fault);

        crashEachTime(CrashPoint.TRANSACTION_SUBMITTED, items);

        assertEachOnce(items);
    }

    /** Twelve items for two functions on one shard; one that the chaincode takes into no batch, and one that it cannot answer until it is cured. */
    private static List<LedgerItem> work() {
        var items = new ArrayList<>(Items.numbered(3));
        items.add(Items.item("stuck"));
        items.addAll(Items.numbered(6).subList(3, 6));
        items.add(Items.item("poison"));
        items.addAll(Items.numbered(5).stream()
                .map(item -> Items.item(item.shard(), item.msp(), "certificates:changeStatus", "s-" + item.id()))
                .toList());
        return items;
    }

    /** Dies the first time, the second time, and so on, until a process gets through without reaching the point that often. */
    private void crashEachTime(CrashPoint point, List<LedgerItem> items) {
        new SimulatedProcess(database, ledger).outbox().enqueue(items);
        var crashes = 0;
        for (int n = 1; n <= 4; n++) {
            var doomed = new SimulatedProcess(database, ledger, SimulatedCrash.at(point, n));
            try {
                doomed.finish(without("stuck", items));
            } catch (SimulatedCrash crashed) {
                crashes++;
            }
        }
        assertThat(crashes).as("processes that died at " + point).isPositive();
        finish(new SimulatedProcess(database, ledger), items);
    }

    /** The line goes on without what is stuck; then its cause is removed, and it is put back. */
    private void finish(SimulatedProcess process, List<LedgerItem> items) {
        process.finish(without("stuck", items));
        process.finishUntil(() -> process.outbox().setAside().count() == 1);
        assertThat(process.outbox().setAside().page(OptionalLong.empty(), 10))
                .singleElement()
                .satisfies(aside -> {
                    assertThat(aside.id()).isEqualTo("stuck");
                    assertThat(aside.trouble()).isEqualTo(Trouble.CHAINCODE_FAILED);
                });
        ledger.chaincode().cure("stuck");
        assertThat(process.outbox().setAside().requeueAll()).isEqualTo(1);
        process.finish(items);
    }

    private static List<LedgerItem> without(String id, List<LedgerItem> items) {
        return items.stream().filter(item -> !item.id().equals(id)).toList();
    }

    private void assertEachOnce(List<LedgerItem> items) {
        var process = new SimulatedProcess(database, ledger);
        var effects = ledger.chaincode().effects();
        assertThat(effects).hasSize(items.size() - 1).hasSameSizeAs(new HashSet<>(effects));
        assertThat(effects)
                .as("effects in the order of enqueuing, but for the one that was set aside")
                .containsExactlyElementsOf(Stream.concat(
                                without("poison", without("stuck", items)).stream(), Stream.of(Items.item("stuck")))
                        .map(item -> item.function() + " " + item.id())
                        .toList());
        assertThat(process.statesOf(items))
                .allSatisfy(state -> assertThat(state.isFinal()).isTrue());
        assertThat(process.stateOf(Items.item("poison"))).isInstanceOfSatisfying(ItemState.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("MALFORMED_BATCH");
            assertThat(refused.position()).isEmpty();
        });
        assertThat(count("select count(*) from ledger_transaction where state = 'OPEN'"))
                .isZero();
        assertThat(count("select count(*) from ledger_outcome")).isEqualTo(items.size());
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    @Test
    void the_signed_bytes_are_in_the_database_before_the_ordering_service_has_them() {
        var found = new ArrayList<String>();
        ledger.onSubmit(envelope -> found.addAll(database.jdbc()
                .sql(
                        "select txid from ledger_transaction where txid = :txid and envelope = :envelope and state = 'OPEN'")
                .param("txid", envelope.transaction().value())
                .param("envelope", envelope.bytes().toArray())
                .query((row, _) -> row.getString("txid"))
                .list()));
        var process = new SimulatedProcess(database, ledger);
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(found)
                .containsExactly(ledger.submitted().getFirst().transaction().value());
    }

    @Test
    void the_same_bytes_are_submitted_again_after_an_unknown_outcome() {
        ledger.failSubmit(SubmitFault.REQUEST_LOST, SubmitFault.REQUEST_LOST);
        var process = new SimulatedProcess(database, ledger);
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(ledger.submitted()).hasSize(3);
        assertThat(new HashSet<>(ledger.submitted())).hasSize(1);
    }

    @Test
    void a_status_that_is_known_spares_the_second_submit() {
        ledger.failSubmit(SubmitFault.ANSWER_LOST);
        var process = new SimulatedProcess(database, ledger);
        process.outbox().enqueue(Items.numbered(1));

        process.finish(Items.numbered(1));

        assertThat(ledger.submitted()).hasSize(1);
    }

    @Test
    void only_a_final_invalid_code_makes_a_new_transaction_of_the_same_items() {
        ledger.failSubmit(SubmitFault.CONFLICT);
        var process = new SimulatedProcess(database, ledger);
        process.outbox().enqueue(Items.numbered(3));

        process.finish(Items.numbered(3));

        assertThat(ledger.submitted().stream().map(SignedEnvelope::transaction).distinct())
                .hasSize(2);
        assertThat(process.outbox()
                        .registry()
                        .counter("countersign.ledger.invalid", "code", "MVCC_READ_CONFLICT")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_crash_is_one() {
        assertThatThrownBy(() -> SimulatedCrash.at(CrashPoint.BATCH_PICKED, 1).reached(CrashPoint.BATCH_PICKED))
                .isInstanceOf(SimulatedCrash.class);
    }
}
