package org.countersign.gateway.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.countersign.gateway.ledger.CrashPoints;
import org.countersign.gateway.ledger.FakeLedger;
import org.countersign.gateway.ledger.ManualClock;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.outbox.OutboxHarness;
import org.countersign.gateway.ledger.outbox.SubmissionGate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator's numbers about the chain say, and that they move. */
final class HeightWatchTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final FakeLedger ledger = new FakeLedger();
    private final ManualClock clock = new ManualClock();
    private final SubmissionGate gate = new SubmissionGate();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ProjectionHarness projection = new ProjectionHarness(
            database, new OutboxHarness(database, ledger, clock, CrashPoints.NONE).settlement(), CrashPoints.NONE);
    private final HeightWatch watch = watching(ledger);

    private HeightWatch watching(FakeLedger chain) {
        return new HeightWatch(chain, projection.position(), gate, clock);
    }

    @BeforeEach
    void bind() {
        watch.bindTo(registry);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void lag_grows_with_the_ledger_and_ends_with_the_projection() {
        ledger.append(List.of()); // Behind block 0, which every ledger has.
        projection.catchUp(ledger);
        ledger.append(List.of());
        ledger.append(List.of());

        watch.look();
        assertThat(gauge("countersign.ledger.height")).isEqualTo(4);
        assertThat(gauge("countersign.projection.block")).isEqualTo(1);
        assertThat(gauge("countersign.projection.lag")).isEqualTo(2);

        projection.catchUp(ledger);
        watch.look();
        assertThat(gauge("countersign.projection.lag")).isZero();
        assertThat(gauge("countersign.projection.block")).isEqualTo(3);
    }

    @Test
    void there_is_no_number_before_the_ledger_answered() {
        ledger.answerHeight(false);

        watch.look();

        assertThat(gauge("countersign.projection.lag")).isNaN();
        assertThat(gate.isOpen()).isFalse();
    }

    @Test
    void silence_grows_while_the_ledger_does_not_answer_and_ends_when_it_does() {
        watch.look();
        ledger.answerHeight(false);
        clock.advance(Duration.ofSeconds(90));

        watch.look();
        assertThat(gauge("countersign.ledger.silent")).isEqualTo(90);

        ledger.answerHeight(true);
        watch.look();
        assertThat(gauge("countersign.ledger.silent")).isZero();
    }

    @Test
    void a_ledger_that_ends_before_the_projection_is_told_and_gets_nothing() {
        ledger.append(List.of());
        ledger.append(List.of());
        projection.catchUp(ledger);
        watch.look();
        assertThat(gate.isOpen()).isTrue();
        var restored = new FakeLedger();
        restored.append(List.of());
        var afterRestore = watching(restored);
        var later = new SimpleMeterRegistry();
        afterRestore.bindTo(later);

        afterRestore.look();

        assertThat(later.get("countersign.projection.ledger.behind").gauge().value())
                .isEqualTo(1);
        assertThat(later.get("countersign.projection.lag").gauge().value()).isEqualTo(-1);
        assertThat(gate.isOpen()).isFalse();
        assertThat(gauge("countersign.projection.ledger.behind")).isZero();
    }

    @Test
    void a_chain_that_was_given_up_gets_nothing_whatever_its_height() {
        ledger.append(List.of());
        watch.look();

        watch.giveUp();
        watch.look();

        assertThat(gate.isOpen()).isFalse();
    }
}
