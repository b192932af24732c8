package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.Effect;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.ledger.CrashPoint;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.ProjectionView.RebuildState;
import org.countersign.gateway.ledger.SimulatedCrash;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.outbox.OutboxHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RebuildTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final ManualClock clock = new ManualClock();
    private final ProjectionHarness projection = harness(CrashPoints.NONE);

    private ProjectionHarness harness(CrashPoints crashPoints) {
        var settlement = new OutboxHarness(database, ledger, clock, CrashPoints.NONE).settlement();
        return new ProjectionHarness(database, settlement, crashPoints);
    }

    /** Certificates, changes and credit over a few dozen blocks. */
    private void fill(int rounds) {
        for (int i = 0; i < rounds; i++) {
            var number = ledger.chain().size();
            var certificate = SampleRecords.certificate("c-" + number, 1, number);
            SampleRecords.append(
                    ledger,
                    SampleRecords.kept(certificate),
                    SampleRecords.earn("e-" + number, 10),
                    SampleRecords.account(SampleRecords.lot("e-1", 5000, 10 + number, 0)),
                    SampleRecords.totals(number, Effect.issued(10)));
            SampleRecords.append(ledger, SampleRecords.copies("m-" + number, certificate, 2, number, 1000 + number));
            SampleRecords.append(
                    ledger,
                    SampleRecords.kept(certificate.changed(CertificateStatus.REVOKED, new ReasonCode("lost"))),
                    SampleRecords.change("s-" + number, certificate, CertificateStatus.REVOKED));
        }
        projection.catchUp(ledger);
    }

    private RebuildTable.Comparison rebuild() throws InterruptedException {
        return projection.rebuild(ledger, clock).run(projection.rebuilds().insertRunning());
    }

    private long schemas() {
        return database.jdbc()
                .sql("select count(*) as found from pg_namespace where nspname like 'projection%'")
                .query((row, _) -> row.getLong("found"))
                .single();
    }

    @Test
    void a_rebuild_from_block_0_is_equal() throws Exception {
        fill(10);
        var before = projection.digest();

        var comparison = rebuild();

        assertThat(comparison.before()).isEqualTo(comparison.after()).isEqualTo(before);
        assertThat(projection.digest()).isEqualTo(before);
        assertThat(projection.rebuilds().last()).hasValueSatisfying(last -> {
            assertThat(last.state()).isEqualTo(RebuildState.EQUAL);
            assertThat(last.block()).contains(30L);
        });
        assertThat(schemas()).isEqualTo(1);
    }

    @Test
    void a_rebuild_of_nothing_is_equal() throws Exception {
        assertThat(rebuild().state()).isEqualTo(RebuildState.EQUAL);
    }

    @Test
    void the_projection_goes_on_after_a_rebuild_and_can_be_rebuilt_again() throws Exception {
        fill(2);
        rebuild();
        fill(2);

        assertThat(rebuild().state()).isEqualTo(RebuildState.EQUAL);
        assertThat(projection.certificates().find(new CertificateId("c-1"))).isPresent();
    }

    @Test
    void a_projection_that_was_tampered_with_is_found_different_and_put_right() throws Exception {
        fill(3);
        var good = projection.digest();
        database.template().execute("update projection.status_entry set status = 'VALID' where index = 1");
        database.template().execute("delete from projection.record where kind = 'CREDIT_OPERATION'");

        var comparison = rebuild();

        assertThat(comparison.state()).isEqualTo(RebuildState.DIFFERENT);
        assertThat(projection.digest()).isEqualTo(good).isEqualTo(comparison.after());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "REBUILD_.*")
    void a_crash_leaves_a_complete_projection_and_the_next_rebuild_cleans_up(CrashPoint point) throws Exception {
        fill(3);
        var before = projection.digest();
        var doomed = harness(SimulatedCrash.at(point, 1));

        assertThatThrownBy(() ->
                        doomed.rebuild(ledger, clock).run(doomed.rebuilds().insertRunning()))
                .isInstanceOf(SimulatedCrash.class);

        assertThat(projection.digest()).isEqualTo(before);
        fill(1);
        assertThat(rebuild().state()).isEqualTo(RebuildState.EQUAL);
        assertThat(schemas()).isEqualTo(1);
    }

    @Test
    void blocks_that_arrive_meanwhile_are_in_the_new_copy() throws Exception {
        fill(5);
        var rebuilding = CompletableFuture.supplyAsync(() -> {
            try {
                return rebuild();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        for (int i = 0; i < 5; i++) {
            fill(2);
        }

        var comparison = rebuilding.join();
        projection.catchUp(ledger);

        assertThat(comparison.state()).isEqualTo(RebuildState.EQUAL);
        var last = ledger.chain().size() - 3;
        assertThat(projection.certificates().find(new CertificateId("c-" + last)))
                .isPresent();
        assertThat(rebuild().state()).isEqualTo(RebuildState.EQUAL);
    }

    @Test
    void readers_never_see_an_unfinished_copy() throws Exception {
        fill(20);
        var certificates = projection.certificates();
        var rebuilding = CompletableFuture.runAsync(() -> {
            try {
                rebuild();
                rebuild();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });

        while (!rebuilding.isDone()) {
            assertThat(certificates.exceptions(1)).hasSize(20);
            assertThat(projection.contents().read().certificates()).isEqualTo(20);
        }
        rebuilding.join();
    }

    @Test
    void a_ledger_that_is_shorter_than_the_projection_fails_the_rebuild_and_changes_nothing() {
        fill(3);
        var before = projection.digest();
        var replaced = new FakeLedger();
        var impatient = new ManualClock();
        var run = projection.rebuild(replaced, impatient);
        var passing = Thread.startVirtualThread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                impatient.advance(Duration.ofSeconds(1));
                Thread.onSpinWait();
            }
        });

        assertThatThrownBy(() -> run.run(projection.rebuilds().insertRunning()))
                .isInstanceOf(ChainBrokenException.class);

        passing.interrupt();
        assertThat(projection.digest()).isEqualTo(before);
    }
}
