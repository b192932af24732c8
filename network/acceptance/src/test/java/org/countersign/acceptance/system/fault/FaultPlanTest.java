package org.countersign.acceptance.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countersign.acceptance.system.fault.FaultTarget.Fault;
import org.junit.jupiter.api.Test;

final class FaultPlanTest {
    @Property(tries = 50)
    void a_seed_gives_its_plan_again(@ForAll long seed, @ForAll @IntRange(max = 20) int number) {
        assertThat(FaultPlan.of(seed, number, 7)).isEqualTo(FaultPlan.of(seed, number, 7));
    }

    @Property(tries = 50)
    void every_kind_strikes_before_one_strikes_again(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int kinds) {
        var drawn = FaultPlan.of(seed, kinds, kinds).strikes().stream()
                .map(FaultPlan.Strike::fault)
                .toList();

        assertThat(new HashSet<>(drawn)).hasSize(kinds);
    }

    @Test
    void what_was_struck_is_healed_before_the_next_strike() throws InterruptedException {
        var happened = new ArrayList<String>();
        var fault = new Fault("it", () -> happened.add("strike"), () -> happened.add("heal"));

        FaultPlan.of(1, 2, 1).run(() -> List.of(fault));

        assertThat(happened).containsExactly("strike", "heal", "strike", "heal");
    }
}
