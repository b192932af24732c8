package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.Ledger;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.outbox.OutboxHarness;
import org.countersign.gateway.ledger.outbox.SessionLocks;
import org.countersign.gateway.ledger.outbox.SubmissionGate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BlockConsumerTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final ManualClock clock = new ManualClock();
    private final ProjectionHarness projection = new ProjectionHarness(
            database, new OutboxHarness(database, ledger, clock, CrashPoints.NONE).settlement(), CrashPoints.NONE);
    private final SubmissionGate gate = new SubmissionGate();
    private SessionLocks locks = new SessionLocks(database.dataSource(), clock);
    private HeightWatch heights = heightsOf(ledger);
    private BlockConsumer consumer = consumerOver(ledger, locks);
    private ProjectionThread running = threadOf(consumer);

    private HeightWatch heightsOf(Ledger chain) {
        return new HeightWatch(chain, projection.position(), gate, clock);
    }

    private BlockConsumer consumerOver(Ledger chain, SessionLocks of) {
        return new BlockConsumer(
                chain, projection.applier(), projection.position(), of, heights, ProjectionHarness.PROPERTIES);
    }

    private ProjectionThread threadOf(BlockConsumer of) {
        return new ProjectionThread(of, heights, ProjectionHarness.PROPERTIES);
    }

    /** A process of its own, with its own locks. */
    private void start(Ledger chain) {
        locks = new SessionLocks(database.dataSource(), clock);
        heights = heightsOf(chain);
        consumer = consumerOver(chain, locks);
        running = threadOf(consumer);
        running.start();
    }

    @AfterEach
    void stop() {
        running.stop();
        locks.close();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private boolean knows(String certificate) {
        return projection.certificates().find(new CertificateId(certificate)).isPresent();
    }

    @Test
    void follows_what_is_there_and_what_comes() throws InterruptedException {
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        start(ledger);
        until(() -> knows("c-1"));

        SampleRecords.append(ledger, SampleRecords.registration("c-2", 1, 2));

        until(() -> knows("c-2"));
        assertThat(consumer.halted()).isEmpty();
    }

    @Test
    void goes_on_where_it_was_after_a_restart() throws InterruptedException {
        start(ledger);
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        until(() -> knows("c-1"));
        stop();
        SampleRecords.append(ledger, SampleRecords.registration("c-2", 1, 2));

        start(ledger);

        until(() -> knows("c-2"));
    }

    @Test
    void halts_when_the_ledger_was_replaced_by_another_one() throws InterruptedException {
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        projection.catchUp(ledger);
        var replaced = new FakeLedger();
        SampleRecords.append(replaced, SampleRecords.registration("x-1", 1, 1));
        replaced.append(List.of());

        start(replaced);

        until(() -> consumer.halted().isPresent());
        assertThat(consumer.halted()).get().asString().contains("not the one that was projected");
        assertThat(knows("x-1")).isFalse();
        assertThat(knows("c-1")).isTrue();
    }

    @Test
    void waits_for_a_ledger_that_ends_before_what_was_projected_and_writes_nothing_to_it() throws InterruptedException {
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        ledger.append(List.of());
        projection.catchUp(ledger);
        var restored = new FakeLedger();
        SampleRecords.append(restored, SampleRecords.registration("c-1", 1, 1));

        start(restored);

        until(() -> heights.behind().isPresent());
        assertThat(heights.behind())
                .get()
                .asString()
                .startsWith("LEDGER_BEHIND: ")
                .contains("knows block 2");
        assertThat(gate.isOpen()).isFalse();
        assertThat(consumer.halted()).isEmpty();
    }

    @Test
    void goes_on_once_the_ledger_that_was_behind_has_caught_up() throws InterruptedException {
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        ledger.append(List.of());
        projection.catchUp(ledger);
        var peer = new FakeLedger();
        SampleRecords.append(peer, SampleRecords.registration("c-1", 1, 1));
        start(peer);
        until(() -> heights.behind().isPresent());

        peer.append(List.of());
        SampleRecords.append(peer, SampleRecords.registration("c-2", 1, 2));

        until(() -> knows("c-2"));
        assertThat(heights.behind()).isEmpty();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void halts_when_the_ledger_that_was_behind_went_on_as_another_one() throws InterruptedException {
        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));
        ledger.append(List.of());
        projection.catchUp(ledger);
        var forked = new FakeLedger();
        SampleRecords.append(forked, SampleRecords.registration("c-1", 1, 1));
        start(forked);
        until(() -> heights.behind().isPresent());

        SampleRecords.append(forked, SampleRecords.registration("x-2", 1, 2));

        until(() -> consumer.halted().isPresent());
        until(() -> !gate.isOpen());
        assertThat(knows("x-2")).isFalse();
    }

    @Test
    void a_second_process_waits_while_the_first_one_follows() throws InterruptedException {
        start(ledger);
        until(() -> projection.position().tip().isPresent());
        var second = threadOf(consumerOver(ledger, new SessionLocks(database.dataSource(), clock)));
        second.start();

        SampleRecords.append(ledger, SampleRecords.registration("c-1", 1, 1));

        until(() -> knows("c-1"));
        second.stop();
        assertThat(second.isRunning()).isFalse();
    }
}
