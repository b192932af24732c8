package org.countersign.acceptance.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerFiguresTest {
    private static final LoadPlan PLAN = new LoadPlan(1000, 100, 3, 500, 430, 4, 10);

    @Test
    void the_ratio_is_that_of_the_medians() {
        LedgerFigures figures =
                figures(List.of(turn(900), turn(100), turn(300)), List.of(turn(500), turn(600), turn(9000)));

        assertThat(figures.certificatesPerSecond()).isEqualTo(300);
        assertThat(figures.bareKeysPerSecond()).isEqualTo(600);
        assertThat(figures.ratioToBare()).isEqualTo(0.5);
    }

    @Test
    void what_was_refused_or_dropped_is_counted_over_all_turns() {
        JsonObject json = figures(List.of(new Turn(5, 2, 1, 1), new Turn(5, 1, 0, 1)), List.of(new Turn(5, 500, 0, 1)))
                .toJson();

        assertThat(json.getLong("refused", -1)).isEqualTo(3);
        assertThat(json.getLong("dropped", -1)).isEqualTo(1);
        assertThat(json.getLong("bareRefused", -1)).isEqualTo(500);
    }

    @Test
    void waiting_times_are_nearest_ranks() {
        Samples samples = Samples.of(List.of(40.0, 10.0, 30.0, 20.0));

        assertThat(samples.percentile(50)).isEqualTo(20);
        assertThat(samples.percentile(99)).isEqualTo(40);
        assertThat(Samples.of(List.of(7.0)).percentile(1)).isEqualTo(7);
    }

    @Test
    void refuses_a_median_of_nothing() {
        assertThatThrownBy(() -> Samples.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void a_percentile_is_one_of_the_values_and_grows(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(max = 1e6) Double> values,
            @ForAll @DoubleRange(max = 100) double low,
            @ForAll @DoubleRange(max = 100) double high) {
        Samples samples = Samples.of(values);

        assertThat(values).contains(samples.percentile(low));
        assertThat(samples.percentile(Math.min(low, high)))
                .isLessThanOrEqualTo(samples.percentile(Math.max(low, high)));
    }

    @Test
    void shares_of_phases_add_up_to_one() {
        JsonObject shares = phases(3, 1, 5, 1).shares();

        assertThat(shares.getDouble("endorsement", 0)).isEqualTo(0.3);
        assertThat(Phases.NAMES.stream()
                        .mapToDouble(name -> shares.getDouble(name, 0))
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void phases_that_nothing_went_through_have_no_share() {
        assertThat(new Phases(Map.of()).shares().getDouble("commit", -1)).isZero();
        assertThat(new Phases(Map.of()).millis().getDouble("commit", -1)).isZero();
    }

    @Test
    void what_the_gateway_measured_before_a_turn_does_not_count() {
        Phases turn = phases(8, 4, 4, 4).since(phases(2, 1, 3, 1));

        assertThat(turn.of("endorsement").seconds()).isEqualTo(6);
        assertThat(turn.of("commit").seconds()).isEqualTo(1);
    }

    @Test
    void reads_the_gateways_timer() {
        String text = """
                # TYPE countersign_ledger_phase_seconds summary
                countersign_ledger_phase_seconds_count{phase="commit"} 4
                countersign_ledger_phase_seconds_sum{phase="commit"} 1.5
                countersign_ledger_phase_seconds_max{phase="commit"} 0.9
                """;

        assertThat(GatewayPhases.read(text).of("commit")).isEqualTo(new Phases.Spent(4, 1.5));
    }

    @Test
    void what_is_neither_registered_nor_refused_is_dropped() {
        JsonObject progress = Json.parse("""
                {"state":"FINISHED","accepted":8,"registered":6,"refused":1,"duplicates":1,"refusedByLedger":1}
                """).asObject();

        ImportCounts counts = ImportCounts.of(progress);

        assertThat(counts.isDecided()).isFalse();
        assertThat(counts.turn(10, 2)).isEqualTo(new Turn(6, 3, 1, 2));
    }

    @Test
    void an_import_is_decided_when_all_rows_are_read_and_all_certificates_answered_for() {
        assertThat(new ImportCounts(true, 8, 6, 0, 2).isDecided()).isTrue();
        assertThat(new ImportCounts(false, 8, 8, 0, 0).isDecided()).isFalse();
    }

    @Test
    void the_bare_side_writes_as_many_keys_as_there_are_certificates_in_whole_transactions() {
        assertThat(PLAN.bareTransactions()).isEqualTo(2);
        assertThat(new LoadPlan(1001, 1, 1, 500, 1, 1, 1).bareTransactions()).isEqualTo(3);
    }

    private static Turn turn(long perSecond) {
        return new Turn(perSecond, 0, 0, 1);
    }

    private static Phases phases(double endorsement, double ordering, double commit, double settlement) {
        return new Phases(Map.of(
                "endorsement", new Phases.Spent(10, endorsement),
                "ordering", new Phases.Spent(10, ordering),
                "commit", new Phases.Spent(10, commit),
                "settlement", new Phases.Spent(10, settlement)));
    }

    private static LedgerFigures figures(List<Turn> ours, List<Turn> bare) {
        return new LedgerFigures(
                PLAN, ours, bare, Samples.of(List.of(1.0)), new Phases(Map.of()), new Phases(Map.of()));
    }
}
