package org.countersign.acceptance.bench.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import org.countersign.acceptance.bench.picture.Damage;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void rate_and_median_are_given_over_all_and_by_kind() {
        Readings readings = new Readings();
        readings.add(Damage.BLUR, new Reading(true, 5));
        readings.add(Damage.BLUR, new Reading(false, 9));
        readings.add(Damage.TEAR, new Reading(true, 7));

        JsonObject json = readings.toJson();

        assertThat(json.getDouble("rate", 0)).isEqualTo(0.667);
        assertThat(json.getDouble("medianMs", 0)).isEqualTo(7);
        assertThat(json.get("byDamage").asObject().get("blur").asObject().getDouble("rate", 0))
                .isEqualTo(0.5);
        assertThat(json.get("byDamage").asObject().get("tear").asObject().getDouble("medianMs", 0))
                .isEqualTo(7);
    }
}
